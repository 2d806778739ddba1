using System.Globalization;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Reminders;

/// <summary>
/// Writes to those who answer for a workshop whose last session left nothing: once after some days, once more later, then never. A key of the outbox says what was sent to whom, so no node and no restart
/// sends it twice. Whoever lost the right, or a workshop that was given back meanwhile, is left in peace.
/// </summary>
internal sealed class ReminderJob(WorkshopTable workshops, WriteUpDrafts drafts, SiteWork work, MailWriter mails, SiteDocuments documents, SiteTime time, ISitePeople? people = null) : IRecurringJob
{
    public string Kind => "workshops.reminders";
    public TimeSpan Every => TimeSpan.FromHours(6);
    public string Feature => "Reseau50.Workshops";

    public async Task RunAsync(CancellationToken ct)
    {
        var settings = await documents.ReadAsync<SiteSettings>(ct);
        // Without the site's address a letter would lead nowhere.
        if (people is null || string.IsNullOrWhiteSpace(settings.BaseUrl)) return;
        var rule = ReminderSettings.Of(settings);
        foreach (var workshop in (await workshops.AllAsync(Viewer.System, ct)).Where(w => w.Left.Count == 0 && w.LastHeld is not null))
        {
            var days = time.Today.DayNumber - workshop.LastHeld!.Span.LastDay.DayNumber;
            if (rule.StepAfter(days) is var step and > 0) await RemindAsync(workshop, workshop.LastHeld, step, days, people, ct);
        }
    }

    private async Task RemindAsync(Workshop workshop, EventLine session, int step, int days, ISitePeople all, CancellationToken ct)
    {
        foreach (var person in await ResponsibleAsync(workshop, all, ct))
        {
            var values = new Dictionary<string, string>
            {
                ["nom"] = person.Name,
                ["atelier"] = workshop.Title,
                ["seance"] = session.Title,
                ["jours"] = days.ToString(CultureInfo.InvariantCulture),
                ["lien"] = $"/admin/ateliers/{workshop.Id}/cloturer/{session.Id}",
            };
            await work.RunAsync(() => mails.QueueAsync($"atelier:{workshop.Id}:{session.Id}:rappel:{step}:{person.Id}", person.Email, step == 1 ? ReminderTexts.First : ReminderTexts.Second, values, ct), ct);
        }
    }

    /// <summary>Whoever began the write-up, and whose workshop it is; when that is nobody any more, those who publish write-ups for its networks.</summary>
    private async Task<IReadOnlyList<SitePerson>> ResponsibleAsync(Workshop workshop, ISitePeople all, CancellationToken ct)
    {
        var owners = new List<SitePerson>();
        foreach (var id in (await drafts.OfAsync(workshop.Id, ct)).Select(d => d.Item.Owner).Append(workshop.Item.Owner).OfType<string>().Distinct())
            if (await all.FindAsync(id, ct) is { } person && May(person)) owners.Add(person);
        if (owners.Count > 0) return owners;
        var publishers = await all.WithAnyAsync(["PublishContent", "Publish_" + WriteUp.Type], ct);
        return [.. publishers.Where(p => May(p) && (p.Viewer.SeesEverything || workshop.Networks.Any(n => p.Viewer.Audiences.Contains("reseau:" + n.Id))))];

        bool May(SitePerson person) => person.Viewer.May(KernelPermissions.AdminPanel) && person.Viewer.MayWriteUp(workshop);
    }
}
