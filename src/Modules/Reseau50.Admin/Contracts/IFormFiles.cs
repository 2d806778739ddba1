using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Display;

namespace Reseau50.Admin.Contracts;

/// <summary>The files sent with an item's form. A form that draws media fields is <c>multipart/form-data</c>, its controller has <see cref="TakesFilesAttribute"/> and reads it by this.</summary>
public interface IFormFiles
{
    /// <summary>Puts the files into the library, whatever else is wrong with the form, and adds each to its field; what is refused is reported there.</summary>
    Task<FormInput> TakeAsync(IFormCollection posted, CancellationToken ct);
}
