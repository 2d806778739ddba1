using System.Security.Claims;

namespace Reseau50.Cms.Media;

/// <summary>Decides who may read a file. A module that restricts content registers one; a file is served when every gate agrees.</summary>
public interface IMediaGate
{
    ValueTask<bool> MayReadAsync(MediaFileRow file, ClaimsPrincipal reader, CancellationToken ct);
}
