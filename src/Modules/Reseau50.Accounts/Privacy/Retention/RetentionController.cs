using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Jobs;

namespace Reseau50.Accounts.Privacy.Retention;

/// <summary>What the next run of the jobs that forget would do; nothing is done here.</summary>
[Needs(PrivacyPermissions.Manage)]
internal sealed class RetentionController(IEnumerable<IRetentionRule> rules) : AdminController
{
    public const string Path = Root + "/conservation";
    private const int Shown = 50;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        var due = new List<RuleDue>();
        foreach (var rule in rules.OrderBy(r => r.Name, StringComparer.Ordinal)) due.Add(new(rule, await rule.PreviewAsync(Shown, ct)));
        return Screen("Retention", due, "Durées de conservation");
    }
}

/// <summary>A rule and what it would do now.</summary>
internal sealed record RuleDue(IRetentionRule Rule, RetentionPreview Due);
