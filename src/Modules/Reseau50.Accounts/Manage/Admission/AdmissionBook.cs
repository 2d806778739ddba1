using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;

namespace Reseau50.Accounts.Manage.Admission;

/// <summary>Whom the coordination accepts in advance: invited addresses, domains of structures. Each change is one unit of work, with its audit line.</summary>
internal sealed partial class AdmissionBook(SiteDb db, SiteDocuments documents, SiteWork work, IMemberPlaces places, AuditTrail audit)
{
    public const int MostInvited = 500, MostDomains = 200;

    public async Task<JoiningRules> RulesAsync(CancellationToken ct) => await documents.ReadAsync<JoiningRules>(ct);

    public Task<IReadOnlyList<MemberPlace>> PlacesAsync(CancellationToken ct) => places.AllAsync(ct);

    /// <summary>Adds addresses, one a line or with commas between; says what is wrong, or null.</summary>
    public async Task<string?> InviteAsync(string? typed, CancellationToken ct)
    {
        var addresses = (typed ?? "").Split(['\n', '\r', ',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (addresses.Count == 0) return "Donnez au moins une adresse électronique.";
        if (addresses.FirstOrDefault(a => !IsAddress(a)) is { } wrong) return $"« {wrong} » n’est pas une adresse électronique entière : elle s’écrit nom@domaine.fr.";
        var folded = addresses.Select(a => a.ToUpperInvariant()).ToList();
        if (await db.Set<Account>().Where(a => folded.Contains(a.NormalizedEmail!) && a.ApprovedUtc != null).Select(a => a.Email).FirstOrDefaultAsync(ct) is { } member) return $"{member} a déjà un compte : retirez cette adresse de la liste.";
        return await work.RunAsync(async () =>
        {
            var rules = await documents.HoldAsync<JoiningRules>(ct);
            var fresh = addresses.Where(a => !rules.Invites(a)).ToList();
            if (rules.Invited.Count + fresh.Count > MostInvited) return $"La liste compte {MostInvited} adresses au plus : retirez celles qui ne servent plus.";
            rules.Invited.AddRange(fresh);
            await documents.WriteAsync(rules, ct);
            if (fresh.Count > 0) audit.Add("joining.invited", "Adhésion", "", $"{fresh.Count} adresse{(fresh.Count > 1 ? "s" : "")} acceptée{(fresh.Count > 1 ? "s" : "")} d’avance.");
            return null;
        }, ct);
    }

    public Task<bool> UninviteAsync(string? address, CancellationToken ct) => work.RunAsync(async () =>
    {
        var rules = await documents.HoldAsync<JoiningRules>(ct);
        if (rules.Invited.RemoveAll(a => string.Equals(a, address, StringComparison.OrdinalIgnoreCase)) == 0) return false;
        await documents.WriteAsync(rules, ct);
        audit.Add("joining.uninvited", "Adhésion", "", "Une adresse n’est plus acceptée d’avance.");
        return true;
    }, ct);

    /// <summary>Says what is wrong with a domain or its structure, field by field, or keeps them.</summary>
    public async Task<IReadOnlyList<(string Field, string Message)>> KnowAsync(string? typed, string? structureId, CancellationToken ct)
    {
        var domain = DomainOf(typed);
        var place = (await places.AllAsync(ct)).FirstOrDefault(p => p.Id == structureId);
        var problems = new List<(string, string)>();
        if (domain is null) problems.Add(("domaine", "Donnez ce qui suit l’arobase dans les adresses de la structure, par exemple mairie-exemple.fr."));
        else if (JoiningRules.IsEverybodys(domain)) problems.Add(("domaine", $"N’importe qui peut avoir une adresse chez {domain} : elle ne dit pas où l’on travaille. Invitez plutôt chaque adresse."));
        if (place is null) problems.Add(("structure", "Choisissez la structure dans la liste."));
        if (problems.Count > 0) return problems;
        return await work.RunAsync<IReadOnlyList<(string, string)>>(async () =>
        {
            var rules = await documents.HoldAsync<JoiningRules>(ct);
            if (rules.Domains.FirstOrDefault(d => string.Equals(d.Key, domain, StringComparison.OrdinalIgnoreCase)) is { Key: not null, Value: var known } && known != structureId)
                return [("domaine", $"{domain} est déjà le domaine d’une autre structure : retirez-le d’abord.")];
            if (rules.Domains.Count >= MostDomains) return [("domaine", $"La liste compte {MostDomains} domaines au plus : retirez ceux qui ne servent plus.")];
            rules.Domains[domain!] = structureId!;
            await documents.WriteAsync(rules, ct);
            audit.Add("joining.domain-added", "Adhésion", domain!, $"Les adresses en {domain} sont acceptées d’avance pour « {place!.Name} ».");
            return [];
        }, ct);
    }

    public Task<bool> ForgetDomainAsync(string? domain, CancellationToken ct) => work.RunAsync(async () =>
    {
        var rules = await documents.HoldAsync<JoiningRules>(ct);
        if (rules.Domains.Keys.FirstOrDefault(k => string.Equals(k, domain, StringComparison.OrdinalIgnoreCase)) is not { } key) return false;
        rules.Domains.Remove(key);
        await documents.WriteAsync(rules, ct);
        audit.Add("joining.domain-removed", "Adhésion", key, $"Les adresses en {key} ne sont plus acceptées d’avance.");
        return true;
    }, ct);

    private static bool IsAddress(string text) => text.Length <= 256 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    private static string? DomainOf(string? typed)
    {
        var domain = (typed ?? "").Trim().ToLowerInvariant();
        domain = domain[(domain.LastIndexOf('@') + 1)..];
        return domain.Length <= 253 && Domain().IsMatch(domain) ? domain : null;
    }

    [GeneratedRegex(@"^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,}$")]
    private static partial Regex Domain();
}
