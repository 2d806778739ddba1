using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Forgetting;

/// <summary>Erases answers on the day that was said when they were sent, and keeps what they counted for. A promise made to whoever answered: kept even while the feature is off.</summary>
internal sealed class AnswerForgetting(SiteDb db, SiteWork work, AnswerStore store, AuditTrail audit, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    public string Kind => "forms.answers";
    public TimeSpan Every => TimeSpan.FromDays(1);

    public string Name => "Réponses aux formulaires";
    public string Duration => $"la durée dite à l’envoi, {FormSettings.UsualMonths} mois le plus souvent, {FormSettings.MostMonths} au plus";
    public string Effect => "les réponses et leurs fichiers sont effacés ; combien de personnes ont répondu, et combien ont fait quel choix, reste";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(
        Due.OrderBy(s => s.ForgetUtc).ThenBy(s => s.Id).Select(s => new RetentionLine(s.Id, db.Set<FormIndex>().Where(f => f.FormId == s.FormId).Select(f => f.Title).FirstOrDefault() ?? s.FormId)), most, ct);

    public Task RunAsync(CancellationToken ct) => work.RunAsync(async () =>
    {
        var total = await store.ForgetAsync(Due, ct);
        if (total > 0) audit.Add("form.forgotten", "Formulaire", "", total == 1 ? "1 réponse à un formulaire effacée, sa durée est passée." : $"{total} réponses à des formulaires effacées, leur durée est passée.");
    }, ct);

    private IQueryable<FormSubmission> Due
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return db.Set<FormSubmission>().Where(s => s.ForgetUtc != null && s.ForgetUtc <= now);
        }
    }
}
