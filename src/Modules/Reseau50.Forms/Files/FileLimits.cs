using System.Net;
using Reseau50.Cms.Site;

namespace Reseau50.Forms.Files;

/// <summary>How many files and how many answers one connection may send within an hour.</summary>
internal sealed class FileLimits : IDisposable
{
    public const int FromOneConnection = 40;
    private readonly HourlyLimit _files = new(FromOneConnection);

    public bool MaySend(IPAddress? from) => _files.Take(from);
    public void Dispose() => _files.Dispose();
}
