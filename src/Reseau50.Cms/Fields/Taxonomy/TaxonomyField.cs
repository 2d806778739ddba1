using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Cms.Fields;

/// <summary>Terms of a taxonomy.</summary>
public sealed class TaxonomyField
{
    public string? TaxonomyContentItemId { get; set; }
    public List<string> TermContentItemIds { get; set; } = [];
    public List<string>? TagNames { get; set; }
}

public sealed class TaxonomyFieldSettings : FieldSettings
{
    public string? TaxonomyContentItemId { get; set; }
    public bool Unique { get; set; }
    public bool LeavesOnly { get; set; }
    public bool Open { get; set; }
}

/// <summary>Finds the items under a term. <see cref="Field"/> is <c>Part.Field</c>.</summary>
public sealed class TaxonomyIndex : IndexRow
{
    public string ContentType { get; set; } = "";
    public string Field { get; set; } = "";
    public string? TaxonomyContentItemId { get; set; }
    public string TermContentItemId { get; set; } = "";
}

internal sealed class TaxonomyIndexProvider : IndexProvider<TaxonomyIndex>
{
    public override IEnumerable<TaxonomyIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        from part in definitions.Type(item.ContentType)?.Parts ?? []
        from field in part.Definition.Fields
        where field.FieldName == nameof(TaxonomyField)
        let value = item.Field<TaxonomyField>(part.Name, field.Name)
        from id in value.TermContentItemIds.Distinct()
        select new TaxonomyIndex { ContentType = item.ContentType, Field = part.Name + "." + field.Name, TaxonomyContentItemId = value.TaxonomyContentItemId, TermContentItemId = id };
}

internal sealed class TaxonomyFieldDriver(TermTable terms) : FieldDriver<TaxonomyField, TaxonomyFieldSettings>
{
    protected override async Task<object?> Display(TaxonomyField field, TaxonomyFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        var found = await terms.FindAsync(settings.TaxonomyContentItemId ?? field.TaxonomyContentItemId ?? "", field.TermContentItemIds, ct);
        return found.Count == 0 ? null : new FieldModel<IReadOnlyList<Term>>(found, context.Field.DisplayName);
    }

    protected override async Task<object?> Edit(TaxonomyField field, TaxonomyFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct)
    {
        var all = await terms.AllAsync(settings.TaxonomyContentItemId ?? "", ct);
        return new EditorModel<TaxonomyField>(field, context.Prefix, context.Field.DisplayName, settings, form)
        {
            Variant = settings.Unique ? null : "Multiple",
            Choices = Choice.Select([.. all.Where(t => !settings.LeavesOnly || t.IsLeaf).Select(t => new Choice(t.Id, t.Name, Depth: t.Depth))], field.TermContentItemIds),
        };
    }

    protected override async Task Update(TaxonomyField field, TaxonomyFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var known = await terms.AllAsync(settings.TaxonomyContentItemId ?? "", ct);
        field.TaxonomyContentItemId = settings.TaxonomyContentItemId;
        var kept = field.TermContentItemIds;
        field.TermContentItemIds = form.Chosen("", kept);
        field.TagNames = null;
        if (field.TermContentItemIds.Except(kept).Any(id => !known.Any(t => t.Id == id && (t.IsLeaf || !settings.LeavesOnly)))) form.Report("", $"« {context.Field.DisplayName} » : choisissez parmi les termes proposés.");
    }

    protected override string Missing => "est obligatoire : faites un choix.";

    protected override bool IsEmpty(TaxonomyField field) => field.TermContentItemIds.Count == 0;

    protected override IEnumerable<Fault> Faults(TaxonomyField field, TaxonomyFieldSettings settings) =>
        settings.Unique && field.TermContentItemIds.Count > 1 ? ["n’accepte qu’un seul choix : gardez-en un."] : [];
}
