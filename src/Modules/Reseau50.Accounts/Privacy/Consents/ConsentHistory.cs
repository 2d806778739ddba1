using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Joining;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Privacy.Consents;

/// <summary>One thing agreed to or withdrawn: what, in which wording, when.</summary>
internal sealed record ConsentLine(string Subject, string Version, bool Given, DateTime AtUtc)
{
    public string Words => Subject switch { ConsentHistory.Charter => "Charte du réseau", ConsentHistory.Privacy => "Politique de confidentialité", _ => "Lettre du réseau" };
}

/// <summary>What somebody agreed to and withdrew, the newest first.</summary>
internal sealed class ConsentHistory(SiteDb db, SiteWork work, TimeProvider clock)
{
    public const string Charter = "charte", Privacy = "confidentialite", Newsletter = "lettre";

    public async Task<IReadOnlyList<ConsentLine>> OfAsync(string accountId, CancellationToken ct)
    {
        var lines = await db.Set<AccountConsent>().AsNoTracking().Where(c => c.AccountId == accountId).Select(c => new ConsentLine(c.Subject, c.Version, c.Given, c.AtUtc)).ToListAsync(ct);
        if (await db.Set<MembershipRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.AccountId == accountId, ct) is { } joined)
        {
            lines.Add(new(Charter, joined.CharterVersion, true, joined.AgreedUtc));
            lines.Add(new(Privacy, joined.PrivacyVersion, true, joined.AgreedUtc));
            if (joined is { NewsletterUtc: { } at, NewsletterVersion: { } version }) lines.Add(new(Newsletter, version, true, at));
        }
        return [.. lines.OrderByDescending(l => l.AtUtc).ThenBy(l => l.Subject, StringComparer.Ordinal)];
    }

    /// <summary>Whether the last word about the newsletter is yes; nobody who said nothing gets it.</summary>
    public static bool WantsNewsletter(IEnumerable<ConsentLine> lines) => lines.Where(l => l.Subject == Newsletter).MaxBy(l => l.AtUtc) is { Given: true };

    /// <summary>Writes down a change; saying the same again leaves no line.</summary>
    public Task NewsletterAsync(string accountId, bool wanted, CancellationToken ct) => work.RunAsync(async () =>
    {
        if (WantsNewsletter(await OfAsync(accountId, ct)) != wanted)
            db.Add(new AccountConsent { AccountId = accountId, Subject = Newsletter, Version = TextVersions.Newsletter, Given = wanted, AtUtc = clock.GetUtcNow().UtcDateTime });
    }, ct);
}
