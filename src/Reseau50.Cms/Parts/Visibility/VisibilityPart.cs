using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Parts;

/// <summary>Who may see the item; empty = everybody. See <see cref="Viewer"/> for how an audience is written.</summary>
public sealed class VisibilityPart
{
    public List<string>? Audiences { get; set; }
}

/// <summary>What a list of items says of one that not everybody sees.</summary>
public sealed record VisibilityModel(IReadOnlyList<string> Audiences);

internal sealed class VisibilityPartDriver(AudienceNames names) : PartDriver<VisibilityPart>
{
    private static readonly string[] Prefixes = ["reseau:", "territoire:", "role:"];

    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.SummaryAdmin];

    protected override bool IsOptional => true;

    protected override async Task<object?> Display(VisibilityPart part, PartContext context, CancellationToken ct) => await names.OfAsync(context.Item, ct) is { Count: > 0 } audiences ? new VisibilityModel(audiences) : null;

    protected override async Task<object?> Edit(VisibilityPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        new EditorModel<VisibilityPart>(part, context.Prefix, "Qui peut voir", null, form) { Choices = Choice.Select(await names.AllAsync(ct), part.Audiences ?? []) };

    protected override Task Update(VisibilityPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Audiences = form.Chosen("Audiences", part.Audiences ?? []) is { Count: > 0 } chosen ? chosen : null;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(VisibilityPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Problem>>([.. (part.Audiences ?? []).Where(a => a != Viewer.Member && !Prefixes.Any(p => a.StartsWith(p, StringComparison.Ordinal) && a.Length > p.Length))
            .Select(a => new Problem(context.Prefix + ".Audiences", $"« {a} » n’est pas un public connu : choisissez dans la liste."))]);
}
