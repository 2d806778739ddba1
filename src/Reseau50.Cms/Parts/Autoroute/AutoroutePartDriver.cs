using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

internal sealed partial class AutoroutePartDriver(SiteDb db, ContentReader reader) : PartDriver<AutoroutePart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task<object?> Edit(AutoroutePart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<AutoroutePart>(part, context.Prefix, "Adresse de la page", null, form)
        {
            Variant = context.Part.Settings<AutoroutePartSettings>().AllowCustomPath ? null : "Fixed",
        });

    protected override Task Update(AutoroutePart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (context.Part.Settings<AutoroutePartSettings>().AllowCustomPath) part.Path = form.Text("Path")?.Trim('/');
        return Task.CompletedTask;
    }

    protected override async Task Saving(AutoroutePart part, PartContext context, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(part.Path) || part.Disabled == true) return;
        var settings = context.Part.Settings<AutoroutePartSettings>();
        var list = context.Item.Part<ContainedPart>().ListContentItemId;
        var container = list is null ? null : await reader.LatestAsync(list, ct);
        var path = LiquidPattern.Render(settings.Pattern ?? "{{ ContentItem | display_text | slugify }}", context.Item, container).Trim('/');
        part.Path = path.Length == 0 ? context.Item.ContentItemId : await FreeAsync(path, context.Item, ct);
    }

    protected override async Task<IReadOnlyList<Problem>> Validate(AutoroutePart part, PartContext context, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(part.Path) || part.Disabled == true) return [];
        var name = context.Prefix + ".Path";
        if (part.Path.Length > AutoroutePart.MaxPathLength) return [new Problem(name, $"L’adresse est trop longue : {AutoroutePart.MaxPathLength} caractères au plus.")];
        if (Forbidden().IsMatch(part.Path))
            return [new Problem(name, "L’adresse contient un caractère interdit : gardez des lettres, des chiffres, des tirets et des barres obliques.")];
        return await TakenAsync(part.Path, context.Item, ct)
            ? [new Problem(name, $"L’adresse « {part.Path} » sert déjà à un autre contenu : choisissez-en une autre.")]
            : [];
    }

    private async Task<string> FreeAsync(string path, ContentItem item, CancellationToken ct)
    {
        var free = path;
        for (var n = 2; await TakenAsync(free, item, ct); n++) free = $"{path}-{n}";
        return free;
    }

    private Task<bool> TakenAsync(string path, ContentItem item, CancellationToken ct)
    {
        var folded = path.ToLowerInvariant();
        return db.Set<AutorouteIndex>().AnyAsync(x => x.Path == folded && x.ContentItemId != item.ContentItemId, ct);
    }

    [GeneratedRegex(@"[\s:?#\[\]@!$&'()*+,;=<>\\|%]|^/|/$|//|\.\.")]
    private static partial Regex Forbidden();
}

/// <summary>Finds what an address shows.</summary>
public sealed class AutorouteTable(SiteDb db, ContentReader reader)
{
    /// <summary>The published item at <paramref name="path"/> and, when the address is that of a term, the term's id. Null when nobody may see it.</summary>
    public async Task<(ContentItem Item, string? ContainedId)?> FindAsync(string path, Viewer viewer, CancellationToken ct = default)
    {
        var folded = path.Trim('/').ToLowerInvariant();
        var hit = await reader.CachedAsync("route:" + folded, viewer, async () =>
            await db.Set<AutorouteIndex>().AsNoTracking().Where(x => x.Path == folded && x.Published).FirstOrDefaultAsync(ct) ?? new AutorouteIndex());
        if (hit.ContentItemId.Length == 0) return null;
        var item = await reader.PublishedAsync(hit.ContentItemId, viewer, ct);
        return item is null ? null : (item, hit.ContainedContentItemId);
    }
}
