using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Sending;

/// <summary>Whether a form may be answered now, by whoever looks.</summary>
internal enum FormState { Open, NotYet, Closed, NeedsAccount, Answered }

/// <summary>A form as it is shown. <see cref="Bare"/>: only its questions, what stands between them is drawn elsewhere.</summary>
internal sealed record FormAsk(FormFill Fill, FormState State, string Stamp)
{
    public bool Bare { get; init; }
    public string? Refusal { get; init; }
    public DateTime? AnsweredUtc { get; init; }

    public FormSheet Sheet => Fill.Sheet;
    public string Path => SendingController.PathOf(Sheet.Id);
    public bool Editing => State == FormState.Open && AnsweredUtc is not null;
    public string Button => Editing ? "Enregistrer mes changements" : Sheet.Elements.OfType<ButtonElement>().LastOrDefault()?.Text ?? "Envoyer";
    public string TrapName => Fill.Root + "-site";

    /// <summary>What was typed into a form that takes no answer any more, to be taken elsewhere.</summary>
    public IEnumerable<(string Label, string Text)> Unsent => State == FormState.Open ? [] : Sheet.Questions.Where(q => Refusal is not null && Fill.Typed.GetValueOrDefault(q.Name)?.Any(t => t.Trim().Length > 0) == true)
        .Select(q => (q.Label, string.Join(" ; ", Fill.Typed[q.Name].Where(t => t.Trim().Length > 0).Select(t => q.Choices.FirstOrDefault(c => c.Value == t)?.Text ?? t))));
}

/// <summary>Prepares a form for whoever looks at it.</summary>
internal sealed class FormDesk(SiteDb db, FormSheets sheets, FormStamp stamp, SiteTime time)
{
    /// <summary>Whose answer it is, on a form that takes one for a person.</summary>
    public static string SubjectOf(string accountId) => "compte:" + accountId;

    /// <param name="alone">The form has the page to itself: its ids need no mark of their own.</param>
    public async Task<FormAsk> AskAsync(ContentItem form, Viewer viewer, bool alone, CancellationToken ct)
    {
        var sheet = FormReading.Sheet(form);
        var (state, answered) = await StateAsync(sheet, viewer, ct);
        var fill = Blank(sheet, alone);
        return new FormAsk(answered is null || state != FormState.Open ? await sheets.ReadAsync(fill, null, null, ct) : await sheets.OfAsync(fill, SubjectOf(viewer.AccountId!), ct), state, stamp.Now()) { AnsweredUtc = answered };
    }

    public static FormFill Blank(FormSheet sheet, bool alone) => new(sheet) { Root = alone ? "q" : "q-" + sheet.Id };

    public async Task<(FormState State, DateTime? Answered)> StateAsync(FormSheet sheet, Viewer viewer, CancellationToken ct)
    {
        var (settings, now) = (sheet.Settings, time.UtcNow);
        if (now < settings.OpensUtc) return (FormState.NotYet, null);
        if (!settings.IsOpen(now)) return (FormState.Closed, null);
        if (!settings.Once) return (FormState.Open, null);
        if (viewer.AccountId is not { } account) return (FormState.NeedsAccount, null);
        var subject = SubjectOf(account);
        var sent = await db.Set<FormSubmission>().Where(s => s.FormId == sheet.Id && s.Subject == subject).Select(s => (DateTime?)s.SentUtc).FirstOrDefaultAsync(ct);
        return (sent is null || settings.MayEdit ? FormState.Open : FormState.Answered, sent);
    }
}
