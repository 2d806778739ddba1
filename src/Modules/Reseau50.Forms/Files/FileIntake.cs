using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Media;
using Reseau50.Cms.Text;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;

namespace Reseau50.Forms.Files;

/// <summary>Takes a file that comes with a form: an ending the question allows, not too heavy, and bytes that are what its name says. Kept a day, for the answer it belongs to.</summary>
internal sealed class FileIntake(SiteDb db, FileLimits limits, IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>What a question that names no ending takes, and the most a file weighs, in megabytes.</summary>
    public static readonly IReadOnlyList<string> Usual = ["pdf", "jpg", "jpeg", "png", "odt", "docx"];
    public const int MostMegabytes = 10, UsualMegabytes = 5;
    private const int LongestName = 150;

    private readonly IDataProtector _protector = protection.CreateProtector("Reseau50.Forms.File");

    public static IReadOnlyList<string> EndingsOf(Question question) => question.Extensions.Where(e => FileContent.Endings.Contains(e)).ToList() is { Count: > 0 } named ? named : Usual;

    public static int MegabytesOf(Question question) => int.TryParse(question.Max, out var most) ? Math.Clamp(most, 1, MostMegabytes) : UsualMegabytes;

    public async Task<(KeptFile? File, string? Problem)> TakeAsync(string formId, Question question, IFormFile sent, CancellationToken ct)
    {
        var (name, endings, most) = (NameOf(sent.FileName), EndingsOf(question), MegabytesOf(question) * 1_000_000L);
        if (!endings.Contains(Path.GetExtension(name).TrimStart('.').ToLowerInvariant())) return (null, $"« {name} » n’est pas d’un genre accepté ici. Choisissez un fichier {string.Join(", ", endings.Select(e => "." + e))}.");
        if (sent.Length > most) return (null, $"« {name} » pèse {FrenchNumber.Bytes(sent.Length)}. Choisissez un fichier de {FrenchNumber.Bytes(most)} au plus.");
        if (!limits.MaySend(http.HttpContext?.Connection.RemoteIpAddress)) return (null, "Trop de fichiers depuis votre connexion internet. Attendez une heure, puis renvoyez le formulaire.");
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, ct);
        CheckedFile file;
        try
        {
            file = FileContent.Check(name, bytes.ToArray());
        }
        catch (MediaRefusedException e)
        {
            return (null, $"« {name} » : {e.Reason} {e.Fix}");
        }
        var row = new SentFile { Id = ContentIds.New(), FormId = formId, Question = question.Name, Name = name, ContentType = file.ContentType, Length = file.Bytes.Length, AtUtc = clock.GetUtcNow().UtcDateTime, Bytes = file.Bytes };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        db.Entry(row).State = EntityState.Detached;
        return (new KeptFile(row.Id, name, row.Length, Seal(row)), null);
    }

    /// <summary>The file of a ticket given for that question of that form, while it waits; null otherwise.</summary>
    public async Task<KeptFile?> FindAsync(string formId, string question, string? ticket, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(ticket) || Open(ticket) is not { } id) return null;
        var row = await db.Set<SentFile>().AsNoTracking().Where(f => f.Id == id && f.FormId == formId && f.Question == question && f.SubmissionId == null).Select(f => new { f.Id, f.Name, f.Length }).FirstOrDefaultAsync(ct);
        return row is null ? null : new KeptFile(row.Id, row.Name, row.Length, ticket);
    }

    private string Seal(SentFile row) => _protector.Protect(row.Id);

    private string? Open(string ticket)
    {
        try
        {
            return _protector.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Some browsers send a whole path; none of it, nor what no screen shows, is kept.
    private static string NameOf(string sent)
    {
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        var ending = Path.GetExtension(name);
        return name.Length <= LongestName ? name : name[..(LongestName - Math.Min(ending.Length, 10))] + (ending.Length <= 10 ? ending : "");
    }
}
