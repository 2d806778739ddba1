using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Contact.Messages;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Privacy;

/// <summary>Messages of somebody who leaves lose their words and their sender, and stay in numbers; what those who keep the site added stays under a pseudonym.</summary>
internal sealed class ContactData(SiteDb db, IFormAnswers answers, SiteTime time) : IPersonalData
{
    private const string Erased = "Texte effacé : la personne a fermé son compte.";

    public string Name => "Messages et signalements";
    public IReadOnlyList<Type> Tables => [typeof(ContactMessage), typeof(ContactEntry)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var sent = await Sent(who).AsNoTracking().OrderBy(m => m.AskedUtc).ThenBy(m => m.Id).ToListAsync(ct);
        var added = await db.Set<ContactEntry>().AsNoTracking().Where(e => e.ByWhom == who.AccountId).OrderBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(ct);
        var answered = await answers.OfAsync([.. sent.Select(m => m.Answers)], ct);
        return
        [
            new("messages", ["Date", "Numéro", "Sujet", "Page", "Nom", "Adresse", "Texte"], [.. sent.Select(m => (IReadOnlyList<string?>)[Day(m.AskedUtc), m.Reference, m.Subject, m.Page, m.Name, m.Email, m.Text])]),
            new("reponses-avec-les-messages", ["Numéro", "Question", "Réponse"], [.. sent.SelectMany(m => answered.GetValueOrDefault(m.Answers, []).Select(a => (IReadOnlyList<string?>)[m.Reference, a.Label, a.Words]))]),
            new("reponses-aux-messages", ["Date", "Genre", "Texte"], [.. added.Select(e => (IReadOnlyList<string?>)[Day(e.AtUtc), e.Kind, e.Text])]),
        ];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        await answers.ForgetAsync([.. (await Sent(who).Select(m => m.Id).ToListAsync(ct)).Select(ContactMessage.AnswersOf)], ct);
        await Sent(who).ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, (string?)null).SetProperty(m => m.Email, (string?)null).SetProperty(m => m.Text, Erased), ct);
        // What was in their hands waits for somebody again.
        await db.Set<ContactMessage>().Where(m => m.AssignedTo == who.AccountId && m.ClosedUtc == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.New), ct);
        await db.Set<ContactMessage>().Where(m => m.AssignedTo == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(m => m.AssignedTo, (string?)null), ct);
        await db.Set<ContactMessage>().Where(m => m.ContentOwner == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(m => m.ContentOwner, who.Pseudonym), ct);
        await db.Set<ContactEntry>().Where(e => e.ByWhom == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(e => e.ByWhom, who.Pseudonym), ct);
    }

#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
    private IQueryable<ContactMessage> Sent(PersonalSubject who) => db.Set<ContactMessage>().Where(m => who.Email != "" && m.Email != null && m.Email.ToLower() == who.Email.ToLower());
#pragma warning restore CA1304, CA1311, CA1862

    private string Day(DateTime utc) => time.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
