using Reseau50.Cms.Content;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Workshops.Readings;

/// <summary>Writes to the people of a reading, once for each thing that happens. Somebody whose account is closed is nobody to write to; without the site's address nothing leaves, and the reading goes on.</summary>
internal sealed class ReadingLetters(MailWriter mails, PublicAddress address, CurrentViewer viewer, ISitePeople? people = null)
{
    public async Task SendAsync(WriteUpReading reading, ContentItem item, string text, IEnumerable<string?> to, string? words, CancellationToken ct)
    {
        if (people is null || await address.FindAsync(ct) is null) return;
        foreach (var id in to.OfType<string>().Distinct().Where(id => id != viewer.Value.AccountId))
        {
            if (await people.FindAsync(id, ct) is not { } person) continue;
            var values = new Dictionary<string, string>
            {
                ["nom"] = person.Name,
                ["personne"] = viewer.Value.Name ?? "",
                ["titre"] = item.DisplayText,
                ["consigne"] = words ?? "",
                ["commentaire"] = words ?? "",
                ["lien"] = ReadingController.PathOf(item.ContentItemId),
            };
            await mails.QueueAsync($"relecture:{reading.Id}:{text}:{id}", person.Email, text, values, ct);
        }
    }
}
