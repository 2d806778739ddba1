using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Letters;

/// <summary>How often within an hour one mailbox is written to because somebody typed its address.</summary>
internal sealed class MailboxLimit : IDisposable
{
    public const int Most = 5;

    private readonly HourlyLimit _limit = new(Most);

    public bool MayWriteTo(string email) => _limit.Take(Mailboxes.Fold(email));

    public void Dispose() => _limit.Dispose();
}
