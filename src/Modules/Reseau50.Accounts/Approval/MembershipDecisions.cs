using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Approval;

/// <summary>The coordination's answers. Each is given once, with its audit line and its mail, or not at all.</summary>
internal sealed class MembershipDecisions(SiteDb db, SiteWork work, AccountLetters letters, AuditTrail audit, TimeProvider clock)
{
    public const int LongestText = 1000;

    public Task<int> ApproveAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => ApproveAsync(ids, "", ct);

    /// <summary>With a personal word in the mail, when the text has a place for it.</summary>
    public Task<int> ApproveAsync(IReadOnlyCollection<string> ids, string word, CancellationToken ct) => EachAsync(ids, async account =>
    {
        if (word.Length > LongestText) throw new ArgumentException($"Un mot personnel compte {LongestText} caractères au plus.", nameof(word));
        if (!await DecideAsync(account.Id, declined: false, null, ct)) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var request = await db.Set<MembershipRequest>().AsNoTracking().SingleAsync(r => r.AccountId == account.Id, ct);
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.ApprovedUtc, now)
            .SetProperty(a => a.Profession, request.Profession).SetProperty(a => a.StructureId, request.StructureId).SetProperty(a => a.TerritoryId, request.TerritoryId), ct);
        audit.Add("member.approved", "Account", account.Id, "Demande d’inscription acceptée.");
        return await letters.SendOnceAsync(account, AccountTexts.Accepted, "oui", ct, ("mot", word.Trim()));
    }, ct);

    public Task<int> DeclineAsync(IReadOnlyCollection<string> ids, string reason, CancellationToken ct)
    {
        var words = Checked(reason, "La raison d’un refus");
        return EachAsync(ids, async account =>
        {
            if (!await DecideAsync(account.Id, declined: true, words, ct)) return false;
            await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsEnabled, false), ct);
            audit.Add("member.declined", "Account", account.Id, "Demande d’inscription refusée ; la personne en a reçu la raison.");
            return await letters.SendOnceAsync(account, AccountTexts.Declined, "non", ct, ("raison", words));
        }, ct);
    }

    public Task<int> WriteAsync(IReadOnlyCollection<string> ids, string message, CancellationToken ct)
    {
        var words = Checked(message, "Un message");
        var occasion = Guid.CreateVersion7().ToString("N");
        return EachAsync(ids, async account =>
        {
            if (!await db.Set<MembershipRequest>().AnyAsync(r => r.AccountId == account.Id && r.ProvenUtc != null && r.DecidedUtc == null, ct)) return false;
            audit.Add("member.written-to", "Account", account.Id, "Message envoyé à propos d’une demande d’inscription.");
            return await letters.SendOnceAsync(account, AccountTexts.Message, occasion, ct, ("message", words));
        }, ct);
    }

    // All of them in one unit of work: a coordinator who answers several sees all done, or none.
    private Task<int> EachAsync(IReadOnlyCollection<string> ids, Func<Account, Task<bool>> answer, CancellationToken ct) => work.RunAsync(async () =>
    {
        var wanted = ids.Distinct().ToList();
        var done = 0;
        // In one order for everybody: two coordinators with the same list then wait for each other instead of crossing.
        foreach (var account in await db.Set<Account>().AsNoTracking().Where(a => wanted.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct))
            if (await answer(account)) done++;
        return done;
    }, ct);

    // The row itself says who was first.
    private async Task<bool> DecideAsync(string id, bool declined, string? reason, CancellationToken ct)
    {
        var (now, by) = (clock.GetUtcNow().UtcDateTime, audit.Actor);
        return await db.Set<MembershipRequest>().Where(r => r.AccountId == id && r.ProvenUtc != null && r.DecidedUtc == null).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.DecidedUtc, now).SetProperty(r => r.DecidedBy, by).SetProperty(r => r.Declined, declined).SetProperty(r => r.Reason, reason), ct) == 1;
    }

    private static string Checked(string text, string what) => text.Trim() is { Length: > 0 and <= LongestText } words ? words
        : throw new ArgumentException($"{what} compte de 1 à {LongestText} caractères.", nameof(text));
}
