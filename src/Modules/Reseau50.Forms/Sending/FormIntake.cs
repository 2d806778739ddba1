using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Sending;

/// <summary>Keeps the answers of a form of ours: once for an account where the form says so, once for one sending elsewhere, however often it comes.</summary>
internal sealed class FormIntake(SiteDb db, SiteWork work, AnswerStore store, SiteTime time)
{
    /// <summary>False when the person answered before and may not change it, or when a file is gone: the fill then says which.</summary>
    public async Task<bool> TakeAsync(FormFill fill, Viewer viewer, string stamp, CancellationToken ct)
    {
        var settings = fill.Sheet.Settings;
        var forget = time.UtcNow.AddMonths(settings.Months);
        try
        {
            return await work.RunAsync(async () => settings.Once
                ? await store.KeepAsync(fill, FormDesk.SubjectOf(viewer.AccountId!), viewer.AccountId, forget, settings.MayEdit, ct)
                : await store.KeepAsync(fill, SendingOf(fill, stamp), viewer.AccountId, forget, false, ct) || true, ct);
        }
        catch (FileGoneException)
        {
            // The same form sent twice at once: the other request has the answers and the files.
            if (!settings.Once && await IsThereAsync(fill, stamp, ct)) return true;
            foreach (var (question, file) in fill.Files.ToList())
            {
                if (await db.Set<SentFile>().AnyAsync(f => f.Id == file.Id, ct)) continue;
                fill.Files.Remove(question);
                fill.Report(question, "Ce fichier attendait depuis trop longtemps. Choisissez-le de nouveau.");
            }
            return false;
        }
    }

    private Task<bool> IsThereAsync(FormFill fill, string stamp, CancellationToken ct)
    {
        var subject = SendingOf(fill, stamp);
        return db.Set<FormSubmission>().AnyAsync(s => s.FormId == fill.Sheet.Id && s.Subject == subject, ct);
    }

    // The same page sent again with the same words is the same sending.
    private static string SendingOf(FormFill fill, string stamp) =>
        "envoi:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamp + "\n" + VersionJson.WriteAnswers(fill.Values))))[..40];
}
