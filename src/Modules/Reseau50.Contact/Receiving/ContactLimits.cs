using System.Net;
using Reseau50.Cms.Site;

namespace Reseau50.Contact.Receiving;

/// <summary>How much one connection may send, and how often one mailbox is written to because somebody typed its address.</summary>
internal sealed class ContactLimits : IDisposable
{
    /// <summary>A school or a town hall stands behind one network address.</summary>
    public const int FromOneConnection = 15, ToOneMailbox = 3;

    private readonly HourlyLimit _sending = new(FromOneConnection), _receiving = new(ToOneMailbox);

    public bool MaySend(IPAddress? from) => _sending.Take(from);
    public bool MayWriteTo(string email) => _receiving.Take(email.ToUpperInvariant());

    public void Dispose()
    {
        _sending.Dispose();
        _receiving.Dispose();
    }
}
