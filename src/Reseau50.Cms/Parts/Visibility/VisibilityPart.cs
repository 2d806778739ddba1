using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Who may see the item; empty = everybody. See <see cref="Security.Viewer"/> for how an audience is written.</summary>
public sealed class VisibilityPart
{
    public List<string>? Audiences { get; set; }
}

internal sealed class VisibilityPartDriver : PartDriver<VisibilityPart>
{
    private static readonly string[] Prefixes = ["reseau:", "territoire:", "role:"];

    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.SummaryAdmin];

    protected override Task<object?> Display(VisibilityPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.Audiences is { Count: > 0 } ? part : null);

    protected override Task Update(VisibilityPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Audiences = form.Text("Audiences") is { } lines ? [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()] : null;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(VisibilityPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>([.. (part.Audiences ?? []).Where(a => a != "membre" && !Prefixes.Any(p => a.StartsWith(p, StringComparison.Ordinal) && a.Length > p.Length))
            .Select(a => new Problem(context.Prefix + ".Audiences", $"« {a} » n’est pas un public connu : écrivez membre, reseau:…, territoire:… ou role:…, un par ligne."))]);
}
