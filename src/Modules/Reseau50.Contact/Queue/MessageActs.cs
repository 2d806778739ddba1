using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Contact.Letters;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Receiving;

namespace Reseau50.Contact.Queue;

/// <summary>What is done to a message. Each act holds its row: of two people at once the second finds what the first did. Its answer is null, or why nothing was done.</summary>
internal sealed class MessageActs(SiteDb db, SiteWork work, AuditTrail audit, ContactLetters letters, CurrentViewer viewer, TimeProvider clock)
{
    public const int LongestNote = 2_000, LongestReasons = 3_000;
    public const string Gone = "Ce message n’existe plus.", NotYours = "Vous n’avez pas le droit de traiter les messages.",
        AlreadySent = "Cette réponse est déjà partie : elle est dans le suivi. Pour en envoyer une autre, appuyez de nouveau sur le bouton.";
    private const string NoAddress = "L’adresse publique du site n’est pas réglée : aucun courriel ne peut partir. Donnez-la dans les réglages, puis recommencez.", Closed = "Ce message est clos : rouvrez-le d’abord.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes care of it. <paramref name="seen"/>: who did when the page was made.</summary>
    public Task<string?> TakeAsync(string id, string? seen, CancellationToken ct) => OnAsync(id, message =>
    {
        if (message.ClosedUtc is not null) return Is(Closed);
        if (message.AssignedTo == audit.Actor) return Is(null);
        if ((message.AssignedTo ?? "") != (seen ?? "")) return Is("Une autre personne vient de s’en charger.");
        (message.AssignedTo, message.State) = (audit.Actor, MessageState.Taken);
        return Said("contact.taken", message, "Une personne se charge du message.");
    }, ct);

    /// <summary>Leaves it to others.</summary>
    public Task<string?> ReleaseAsync(string id, CancellationToken ct) => OnAsync(id, message =>
    {
        if (message.ClosedUtc is not null) return Is(Closed);
        if (message.AssignedTo != audit.Actor) return Is("Ce message n’est pas entre vos mains.");
        (message.AssignedTo, message.State) = (null, MessageState.New);
        return Said("contact.released", message, "Le message attend de nouveau quelqu’un.");
    }, ct);

    public Task<string?> NoteAsync(string id, string? typed, CancellationToken ct) => OnAsync(id, message =>
    {
        if (Fault(typed, "Écrivez la note.", LongestNote) is { } fault) return Is(fault);
        Add(message, GrowingId.Next().ToString(), ContactEntry.Note, Typed.Text(typed)!);
        return Said("contact.noted", message, "Une note interne a été ajoutée.");
    }, ct);

    /// <summary>Sends the answer called <paramref name="key"/>, once.</summary>
    public Task<string?> AnswerAsync(string id, Guid key, string? typed, CancellationToken ct) => OnAsync(id, async message =>
    {
        if (message.Email is null) return "La personne n’a pas laissé d’adresse : on ne peut pas lui répondre.";
        // Shorter is the « Bonjour » the form begins with.
        if (Typed.Text(typed) is not { Length: >= SentForm.Shortest }) return "Écrivez la réponse.";
        if (Fault(typed, "", SentForm.Longest) is { } fault) return fault;
        if (!await letters.MayWriteAsync(ct)) return NoAddress;
        var text = Typed.Text(typed)!;
        if (await db.Set<ContactEntry>().AnyAsync(e => e.Id == key.ToString(), ct) || !await letters.AnswerAsync(message, key.ToString(), text, ct)) return AlreadySent;
        Add(message, key.ToString(), ContactEntry.Answer, text);
        if (message.State == MessageState.New) (message.State, message.AssignedTo) = (MessageState.Taken, audit.Actor);
        return await Said("contact.answered", message, "Une réponse est partie par courriel.");
    }, ct);

    /// <summary>Decides on a notice, tells those concerned, and closes it. <paramref name="seen"/>: how many decisions there were when the page was made.</summary>
    public Task<string?> DecideAsync(string id, int seen, string? decision, string? reasons, CancellationToken ct) => OnAsync(id, async message =>
    {
        if (!message.IsReport) return "Seul un signalement se décide.";
        if (message.Decisions != seen) return $"Une autre personne a déjà décidé : « {Decision.Words(message.Decision!)} ». Rien d’autre n’est parti.";
        if (message.ClosedUtc is not null) return Closed;
        if (Decision.All.All(d => d.Value != decision)) return "Choisissez la décision.";
        if (Fault(reasons, "Donnez vos raisons : la personne les lira.", LongestReasons) is { } fault) return fault;
        if (!await letters.MayWriteAsync(ct)) return NoAddress;
        var text = Typed.Text(reasons)!;
        (message.Decision, message.Decisions) = (decision, message.Decisions + 1);
        var told = await letters.DecidedAsync(message, message.Decisions, decision!, text, ct);
        Add(message, GrowingId.Next().ToString(), ContactEntry.Decided, text, decision);
        Close(message, MessageState.Done);
        return await Said("contact.decided", message, $"Signalement décidé : {Decision.Sentence(decision!)}{(told ? " ; l’auteur en est averti" : "")}.");
    }, ct);

    public Task<string?> CloseAsync(string id, string? state, CancellationToken ct) => OnAsync(id, message =>
    {
        if (state is not (MessageState.Done or MessageState.Filed)) return Is("Choisissez comment clore ce message.");
        if (message.ClosedUtc is not null) return Is("Une autre personne a déjà clos ce message.");
        if (message is { IsReport: true, Decisions: 0 } && state == MessageState.Done) return Is("Décidez d’abord de ce signalement : la personne attend vos raisons.");
        Close(message, state);
        return Said("contact.closed", message, $"Message clos : {MessageState.Words(state)}.");
    }, ct);

    public Task<string?> ReopenAsync(string id, CancellationToken ct) => OnAsync(id, message =>
    {
        if (message.ClosedUtc is null) return Is("Ce message est déjà ouvert.");
        (message.ClosedUtc, message.State, message.AssignedTo) = (null, MessageState.Taken, audit.Actor);
        return Said("contact.reopened", message, "Le message est rouvert.");
    }, ct);

    private Task<string?> OnAsync(string id, Func<ContactMessage, Task<string?>> act, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (!viewer.Value.May(ContactModule.Manage)) return NotYours;
        // The row is held before it is read.
        if (await db.Set<ContactMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Decisions, m => m.Decisions), ct) == 0) return Gone;
        return await act(await db.Set<ContactMessage>().SingleAsync(m => m.Id == id, ct));
    }, ct);

    private void Add(ContactMessage message, string id, string kind, string text, string? decision = null) =>
        db.Add(new ContactEntry { Id = id, MessageId = message.Id, Kind = kind, Text = text, Decision = decision, ByWhom = audit.Actor, AtUtc = Now });

    private void Close(ContactMessage message, string state) => (message.State, message.ClosedUtc, message.AssignedTo) = (state, Now, message.AssignedTo ?? audit.Actor);

    private Task<string?> Said(string action, ContactMessage message, string summary)
    {
        audit.Add(action, "Message", message.Id, summary);
        return Is(null);
    }

    private static Task<string?> Is(string? problem) => Task.FromResult(problem);

    private static string? Fault(string? typed, string missing, int longest) => Typed.Text(typed) switch
    {
        null => missing,
        { } text when text.Length > longest => $"Ce texte compte {Pager.Words(text.Length)} caractères ; gardez-en {Pager.Words(longest)} au plus.",
        _ => null,
    };
}
