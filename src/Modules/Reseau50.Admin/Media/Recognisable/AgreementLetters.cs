using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Media.Library;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Media.Recognisable;

/// <summary>Warns the coordination once thirty days before an agreement ends, and once when its picture has left the site.</summary>
internal sealed class AgreementLetters(SiteDb db, SiteWork work, MailWriter mails, SiteTime time, SiteDocuments documents, ISitePeople? people = null) : IRecurringJob
{
    public const int DaysBefore = 30;
    public const string Soon = "medias.accord-bientot", Over = "medias.accord-fini";

    /// <summary>Beyond it an agreement is no news: a site brought back from an old backup must not write about years.</summary>
    private const int DaysAfter = 7;

    public static readonly IReadOnlyList<MailText> Texts =
    [
        new(Soon, "L’accord des parents pour une image finit dans trente jours ou moins.", "Une image va quitter le site", """
            Bonjour {{ nom }},

            L’accord des parents pour l’image « {{ image }} » finit le {{ jour }}. Elle quittera le site le lendemain.

            Pour la garder, demandez un nouvel accord aux deux parents, puis indiquez-le [sur sa fiche]({{ lien }}).
            """, "nom", "image", "jour", "lien"),
        new(Over, "L’accord des parents pour une image vient de finir.", "Une image a quitté le site", """
            Bonjour {{ nom }},

            L’accord des parents pour l’image « {{ image }} » a fini le {{ jour }}. Elle n’est plus sur le site ; les contenus qui l’utilisaient s’affichent sans elle.

            Vous pouvez indiquer un nouvel accord, ou supprimer l’image, [sur sa fiche]({{ lien }}).
            """, "nom", "image", "jour", "lien"),
    ];

    public static readonly IReadOnlyList<MailVariable> Variables =
    [
        new("image", "le nom du fichier de l’image", "sortie-en-foret.jpg"),
        new("jour", "le dernier jour de l’accord", "mardi 15 juin"),
    ];

    public string Kind => "media.agreements";
    public TimeSpan Every => TimeSpan.FromHours(1);
    public string? Feature => "Reseau50.Admin";

    public async Task RunAsync(CancellationToken ct)
    {
        // A link needs the site's address; until it is set, the dashboard alone says it.
        if (string.IsNullOrWhiteSpace((await documents.ReadAsync<SiteSettings>(ct)).BaseUrl)) return;
        var (today, soon, late) = (time.Today, time.Today.AddDays(DaysBefore), time.Today.AddDays(-DaysAfter));
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.Recognisable == true && f.WithdrawnUtc == null && f.AgreementUntil <= soon && f.AgreementUntil >= late).OrderBy(f => f.Path).ToListAsync(ct);
        if (files.Count == 0) return;
        var all = people is null ? [] : await people.WithAnyAsync(["PublishContent"], ct);
        // Who has the right only because of the one that gives every other is written to when there is nobody else.
        IReadOnlyList<SitePerson> coordination = [.. all.Where(p => p.Viewer.Permissions.Contains("PublishContent"))];
        foreach (var person in coordination.Count > 0 ? coordination : all)
            foreach (var file in files)
            {
                var until = file.AgreementUntil!.Value;
                var text = until < today ? Over : Soon;
                var values = new Dictionary<string, string> { ["nom"] = person.Name, ["image"] = file.Name, ["jour"] = FrenchDate.ShortDay(until.ToDateTime(TimeOnly.MinValue)), ["lien"] = MediaLine.FilePath(file.Path) };
                await work.RunAsync(() => mails.QueueAsync($"{text}:{Key(file.Path)}:{until:yyyyMMdd}:{person.Id}", person.Email, text, values, ct), ct);
            }
    }

    // Keys outlive messages: no name may stand in them.
    private static string Key(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
