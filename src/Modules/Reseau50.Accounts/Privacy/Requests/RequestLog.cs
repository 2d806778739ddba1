using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Accounts.Privacy.Requests;

/// <summary>A request, with the name of whoever asked on the site.</summary>
internal sealed record RequestEntry(PrivacyRequest Request, string Who);

/// <summary>The requests about data: those that wait first, the nearest limit first.</summary>
internal sealed class RequestLog(SiteDb db, SiteWork work, AuditTrail audit, SiteTime time)
{
    public const int LongestWho = 300, LongestText = 1000;

    public async Task<(IReadOnlyList<RequestEntry> Lines, int Total)> PageAsync(int page, int size, CancellationToken ct)
    {
        var all = db.Set<PrivacyRequest>().AsNoTracking();
        var lines = await (from r in all.OrderBy(r => r.AnsweredUtc != null).ThenBy(r => r.AnsweredUtc == null ? r.ReceivedUtc : DateTime.MinValue).ThenByDescending(r => r.AnsweredUtc).ThenBy(r => r.Id).Skip((page - 1) * size).Take(size)
                           join a in db.Set<Account>() on r.AccountId equals a.Id into known
                           from a in known.DefaultIfEmpty()
                           select new { Request = r, Name = a == null ? null : a.DisplayName }).ToListAsync(ct);
        return ([.. lines.OrderBy(l => l.Request.AnsweredUtc is not null).ThenBy(l => l.Request.AnsweredUtc is null ? l.Request.ReceivedUtc : DateTime.MinValue).ThenByDescending(l => l.Request.AnsweredUtc).ThenBy(l => l.Request.Id, StringComparer.Ordinal)
            .Select(l => new RequestEntry(l.Request, l.Name ?? l.Request.Who))], await all.CountAsync(ct));
    }

    /// <summary>What is wrong with the form, or nothing once it is written down.</summary>
    public async Task<IReadOnlyList<Problem>> RecordAsync(RequestForm form, CancellationToken ct)
    {
        var (who, note, problems) = (form.Qui?.Trim() ?? "", form.Note?.Trim() ?? "", new List<Problem>());
        if (PrivacyRequest.Kinds.All(k => k.Value != form.Objet)) problems.Add(new(nameof(form.Objet), "Choisissez ce qui est demandé."));
        if (PrivacyRequest.Ways.All(w => w.Value != form.Voie) || form.Voie == PrivacyRequest.Site) problems.Add(new(nameof(form.Voie), "Choisissez comment la demande est venue."));
        if (who.Length is 0 or > LongestWho) problems.Add(new(nameof(form.Qui), $"Dites qui demande, et où lui répondre, en {LongestWho} caractères au plus."));
        if (form.Recue is not { } day || day > time.Today || day < time.Today.AddYears(-1)) problems.Add(new(nameof(form.Recue), "Donnez le jour où la demande est arrivée : au plus tard aujourd’hui, il y a un an au plus."));
        if (note.Length > LongestText) problems.Add(new(nameof(form.Note), $"Gardez {FrenchNumber.Of(LongestText)} caractères au plus."));
        if (problems.Count > 0) return problems;
        await work.RunAsync(() =>
        {
            var request = new PrivacyRequest { Kind = form.Objet!, Way = form.Voie!, Who = who, Note = note, ReceivedUtc = time.ToUtc(form.Recue!.Value.ToDateTime(new TimeOnly(12, 0))) };
            db.Add(request);
            audit.Add("privacy.recorded", "Demande", request.Id, "Une demande sur des données personnelles a été notée.");
            return Task.CompletedTask;
        }, ct);
        return [];
    }

    /// <summary>False when it was answered already, or is no more.</summary>
    public Task<bool> AnswerAsync(string? id, string answer, CancellationToken ct) => work.RunAsync(async () =>
    {
        var (now, by) = (time.UtcNow, audit.Actor);
        if (await db.Set<PrivacyRequest>().Where(r => r.Id == id && r.AnsweredUtc == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.AnsweredUtc, now).SetProperty(r => r.AnsweredBy, by).SetProperty(r => r.Answer, answer), ct) == 0) return false;
        audit.Add("privacy.answered", "Demande", id!, "Une demande sur des données personnelles a reçu sa réponse.");
        return true;
    }, ct);
}

internal sealed class RequestForm
{
    public string? Objet { get; set; }
    public string? Voie { get; set; }
    public string? Qui { get; set; }
    public DateOnly? Recue { get; set; }
    public string? Note { get; set; }
}
