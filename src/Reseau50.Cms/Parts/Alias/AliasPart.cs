using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

/// <summary>A name by which templates and modules find the item.</summary>
public sealed class AliasPart
{
    public string? Alias { get; set; }
}

public sealed class AliasPartSettings
{
    public string? Pattern { get; set; }
}

public sealed class AliasIndex : IndexRow
{
    public string Alias { get; set; } = "";
}

internal sealed class AliasIndexProvider : IndexProvider<AliasIndex>
{
    public override IEnumerable<AliasIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        item.Part<AliasPart>().Alias is { Length: > 0 } alias ? [new AliasIndex { Alias = alias.ToLowerInvariant() }] : [];
}

internal sealed class AliasPartDriver(SiteDb db) : PartDriver<AliasPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task Update(AliasPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Alias = form.Text("Alias");
        return Task.CompletedTask;
    }

    protected override Task Saving(AliasPart part, PartContext context, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(part.Alias))
            part.Alias = LiquidPattern.Render(context.Part.Settings<AliasPartSettings>().Pattern ?? "{{ ContentItem | display_text | slugify }}", context.Item, container: null);
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<Problem>> Validate(AliasPart part, PartContext context, CancellationToken ct)
    {
        var alias = part.Alias?.ToLowerInvariant();
        return alias is { Length: > 0 } && await db.Set<AliasIndex>().AnyAsync(x => x.Alias == alias && x.ContentItemId != context.Item.ContentItemId, ct)
            ? [new Problem(context.Prefix + ".Alias", $"L’alias « {part.Alias} » désigne déjà un autre contenu : choisissez-en un autre.")]
            : [];
    }
}
