using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Privacy;

/// <summary>Answers are those of the account that sent them, or of whoever gave the same address in them. They go with the person; what they counted for stays.</summary>
internal sealed class FormData(SiteDb db, AnswerStore store, SiteTime time) : IPersonalData
{
    public string Name => "Réponses aux formulaires";
    public IReadOnlyList<Type> Tables => [typeof(FormSubmission), typeof(SentFile)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var rows = await Of(who).AsNoTracking().OrderBy(s => s.SentUtc).ThenBy(s => s.Id).ToListAsync(ct);
        var forms = rows.Select(r => r.FormId).Distinct().ToList();
        var versions = await store.VersionsAsync(forms, ct);
        var titles = await db.Set<FormIndex>().Where(f => forms.Contains(f.FormId)).Select(f => new { f.FormId, f.Title }).Distinct().ToListAsync(ct);
        return
        [
            new("reponses-aux-formulaires", ["Date", "Formulaire", "Question", "Réponse"],
                [.. rows.SelectMany(r => AnswerStore.Words(versions[(r.FormId, r.Hash)], VersionJson.ReadAnswers(r.Answers), r.FormId).Select(a => (IReadOnlyList<string?>)[Day(r.SentUtc), titles.FirstOrDefault(t => t.FormId == r.FormId)?.Title ?? r.FormId, a.Label, a.Words]))]),
        ];
    }

    public Task EraseAsync(PersonalSubject who, CancellationToken ct) => store.ForgetAsync(Of(who), ct);

#pragma warning disable CA1304, CA1311, CA1862 // The database folds, not the culture of this process.
    private IQueryable<FormSubmission> Of(PersonalSubject who)
    {
        var quoted = $"\"{who.Email.ToLowerInvariant()}\"";
        return db.Set<FormSubmission>().Where(s => s.AccountId == who.AccountId || (who.Email != "" && s.Answers.ToLower().Contains(quoted)));
    }
#pragma warning restore CA1304, CA1311, CA1862

    private string Day(DateTime utc) => time.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
