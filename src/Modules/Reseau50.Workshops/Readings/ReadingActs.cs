using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Readings;

/// <summary>What came of an act: not one's to do, a problem at an input, or neither.</summary>
internal sealed record ReadingOutcome(bool Refused = false, Problem? Problem = null);

/// <summary>Asking, taking back, answering, giving back. Who may do what is asked again here, within the work that does it.</summary>
internal sealed class ReadingActs(SiteDb db, SiteWork work, ContentReader reader, AuditTrail audit, ReadingLetters letters, CurrentViewer viewer, TimeProvider clock, ISitePeople? people = null)
{
    public const int Longest = 2000;
    private static readonly string[] Rights = ["EditContent", "PublishContent", "Edit_" + WriteUp.Type, "Publish_" + WriteUp.Type];
    private static readonly ReadingOutcome Done = new(), NotYours = new(Refused: true);
    private string Me => viewer.Value.AccountId!;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Who may be asked, by name: whoever may edit the write-up, for a draft is for nobody else; neither its author nor oneself.</summary>
    public async Task<IReadOnlyList<NamedPerson>> ReadersAsync(ContentItem item, CancellationToken ct) =>
        people is null ? [] : [.. (await people.NamesWithAnyAsync(Rights, ct)).Where(p => p.Id != Me && p.Id != item.Owner)];

    public Task<ReadingOutcome> AskAsync(string id, string? readerId, string? message, CancellationToken ct) => DoAsync(id, async (item, open) =>
    {
        if (open is { Answer: null }) return Wrong("", "Une relecture est déjà demandée : retirez-la d’abord.");
        if (string.IsNullOrEmpty(readerId)) return Wrong("lecteur", "Choisissez la personne qui relira.");
        if (message?.Trim().Length > Longest) return Wrong("consigne", $"Ce message est trop long : {Longest} caractères au plus.");
        if (readerId == Me || readerId == item.Owner || people is null || await people.FindAsync(readerId, ct) is not { } person || !person.Viewer.May(KernelPermissions.AdminPanel) || !person.Viewer.May(ItemAct.Edit, item))
            return Wrong("lecteur", "Cette personne ne peut pas relire ce compte-rendu : choisissez-en une autre.");
        await EndAsync(Open(id), WriteUpReading.Followed, ct);
        var row = new WriteUpReading { Id = ContentIds.New(), WriteUpId = id, ReaderId = readerId, AskedBy = Me, AskedUtc = Now, Message = Said(message) };
        db.Add(row);
        audit.Add("workshops.reading-asked", WriteUp.Type, id, Summary($"Une relecture de « {item.DisplayText} » a été demandée."));
        await letters.SendAsync(row, item, ReadingTexts.Asked, [readerId], row.Message, ct);
        return Done;
    }, ct);

    /// <summary>For whoever asked, and for the author.</summary>
    public Task<ReadingOutcome> TakeBackAsync(string id, CancellationToken ct) => DoAsync(id, async (item, open) =>
    {
        if (open is not { Answer: null }) return Wrong("", "Il n’y a plus de demande à retirer.");
        if (open.AskedBy != Me && item.Owner != Me) return NotYours;
        await EndAsync(Mine(open), WriteUpReading.TakenBack, ct);
        audit.Add("workshops.reading-taken-back", WriteUp.Type, id, Summary($"La demande de relecture de « {item.DisplayText} » a été retirée."));
        await letters.SendAsync(open, item, ReadingTexts.TakenBack, [open.ReaderId], null, ct);
        return Done;
    }, ct);

    /// <summary>Approves, or asks for changes and says which. <paramref name="stamp"/> is the version that was read.</summary>
    public Task<ReadingOutcome> AnswerAsync(string id, string? stamp, string? answer, string? comment, CancellationToken ct) => DoAsync(id, async (item, open) =>
    {
        if (open is not { Answer: null } || open.ReaderId != Me) return NotYours;
        if (answer is not (WriteUpReading.Approved or WriteUpReading.Changes)) return Wrong("", "Approuvez le compte-rendu, ou demandez des changements.");
        if (comment?.Trim().Length > Longest) return Wrong("commentaire", $"Ce commentaire est trop long : {Longest} caractères au plus.");
        if (answer == WriteUpReading.Changes && Said(comment) is null) return Wrong("commentaire", "Dites ce qu’il faut changer : c’est ce que lira la personne qui a écrit.");
        if (stamp != ItemSave.StampOf(item)) return Wrong("", "Le brouillon a changé pendant que vous lisiez. Le voici : relisez-le, puis répondez. Votre commentaire est intact.");
        var (now, read, said) = (Now, Fingerprint.Of(item), Said(comment));
        if (await Mine(open).ExecuteUpdateAsync(s => s.SetProperty(r => r.Answer, answer).SetProperty(r => r.Comment, said).SetProperty(r => r.AnsweredUtc, now).SetProperty(r => r.Fingerprint, read), ct) != 1) return NotYours;
        var approved = answer == WriteUpReading.Approved;
        audit.Add(approved ? "workshops.reading-approved" : "workshops.reading-changes", WriteUp.Type, id,
            Summary(approved ? $"« {item.DisplayText} » a été approuvé à la relecture." : $"Des changements de « {item.DisplayText} » ont été demandés à la relecture."));
        await letters.SendAsync(open, item, approved ? ReadingTexts.Approved : ReadingTexts.Changes, [open.AskedBy, item.Owner], said, ct);
        return Done;
    }, ct);

    public Task<ReadingOutcome> GiveBackAsync(string id, CancellationToken ct) => DoAsync(id, async (item, open) =>
    {
        if (open is not { Answer: null } || open.ReaderId != Me) return NotYours;
        await EndAsync(Mine(open), WriteUpReading.GivenBack, ct);
        audit.Add("workshops.reading-given-back", WriteUp.Type, id, Summary($"La relecture de « {item.DisplayText} » est à confier à quelqu’un d’autre."));
        await letters.SendAsync(open, item, ReadingTexts.GivenBack, [open.AskedBy, item.Owner], null, ct);
        return Done;
    }, ct);

    /// <summary>Nothing is left to read: the write-up is published. Within the work that publishes it.</summary>
    public Task PublishedAsync(string id, CancellationToken ct) => EndAsync(Open(id), WriteUpReading.Published, ct);

    // The same hold as a save of the item: what is approved is what was read, and of two answers, or two requests, the second finds the first.
    private Task<ReadingOutcome> DoAsync(string id, Func<ContentItem, WriteUpReading?, Task<ReadingOutcome>> act, CancellationToken ct) => work.RunAsync(async () =>
    {
        await work.HoldAsync("item:" + id, ct);
        if (await reader.LatestAsync(id, ct) is not { ContentType: WriteUp.Type } item || !viewer.Value.May(ItemAct.Edit, item)) return NotYours;
        if (item.Published) return Wrong("", "Ce compte-rendu est publié : il n’y a plus rien à relire.");
        return await act(item, await Open(id).AsNoTracking().FirstOrDefaultAsync(ct) is { } open && open.IsAbout(item) ? open : null);
    }, ct);

    private Task<int> EndAsync(IQueryable<WriteUpReading> readings, string end, CancellationToken ct)
    {
        var now = Now;
        return readings.ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedUtc, now).SetProperty(r => r.End, end), ct);
    }

    private IQueryable<WriteUpReading> Open(string id) => db.Set<WriteUpReading>().Where(r => r.WriteUpId == id && r.EndedUtc == null);

    private IQueryable<WriteUpReading> Mine(WriteUpReading open) => Open(open.WriteUpId).Where(r => r.Id == open.Id);

    private static ReadingOutcome Wrong(string input, string message) => new(Problem: new Problem(input, message));

    private static string? Said(string? text) => text?.Trim().ReplaceLineEndings("\n") is { Length: > 0 } said ? said : null;

    private static string Summary(string text) => text.Length <= 500 ? text : text[..500];
}
