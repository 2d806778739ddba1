using System.Net;
using Reseau50.Cms.Site;

namespace Reseau50.Forms.Sending;

/// <summary>How many answers one connection may send within an hour: a whole meeting may answer from one room.</summary>
internal sealed class SendingLimit : IDisposable
{
    public const int FromOneConnection = 60;
    private readonly HourlyLimit _sending = new(FromOneConnection);

    public bool MaySend(IPAddress? from) => _sending.Take(from);
    public void Dispose() => _sending.Dispose();
}
