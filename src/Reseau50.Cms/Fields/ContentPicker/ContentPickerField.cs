using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>Other items, by id.</summary>
public sealed class ContentPickerField
{
    public List<string> ContentItemIds { get; set; } = [];
}

public sealed class ContentPickerFieldSettings : FieldSettings
{
    public bool Multiple { get; set; }
    public bool DisplayAllContentTypes { get; set; }
    public List<string> DisplayedContentTypes { get; set; } = [];
}

/// <summary>Finds the items that point to another. <see cref="Field"/> is <c>Part.Field</c>.</summary>
public sealed class PickerIndex : IndexRow
{
    public string ContentType { get; set; } = "";
    public string Field { get; set; } = "";
    public string SelectedContentItemId { get; set; } = "";
}

internal sealed class PickerIndexProvider : IndexProvider<PickerIndex>
{
    public override IEnumerable<PickerIndex> Rows(ContentItem item, ContentDefinitions definitions) =>
        from part in definitions.Type(item.ContentType)?.Parts ?? []
        from field in part.Definition.Fields
        where field.FieldName == nameof(ContentPickerField)
        from id in item.Field<ContentPickerField>(part.Name, field.Name).ContentItemIds.Distinct()
        select new PickerIndex { ContentType = item.ContentType, Field = part.Name + "." + field.Name, SelectedContentItemId = id };
}

internal sealed class ContentPickerFieldDriver(SiteDb db, ContentReader reader) : FieldDriver<ContentPickerField, ContentPickerFieldSettings>
{
    /// <summary>Beyond this many candidates a plain list no longer helps.</summary>
    private const int MaxChoices = 500;

    protected override async Task<object?> Display(ContentPickerField field, ContentPickerFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        var items = await reader.PublishedAsync(field.ContentItemIds, Security.Viewer.Visitor, ct);
        return items.Count == 0 ? null : new FieldModel<IReadOnlyList<ContentItem>>(items, context.Field.DisplayName);
    }

    protected override async Task<object?> Edit(ContentPickerField field, ContentPickerFieldSettings settings, FieldContext context, FormInput? form, CancellationToken ct)
    {
        var types = settings.DisplayedContentTypes;
        var chosen = field.ContentItemIds;
        var rows = await db.ContentItems.AsNoTracking().Where(x => x.Latest && (settings.DisplayAllContentTypes || types.Contains(x.ContentType)))
            .OrderByDescending(x => chosen.Contains(x.ContentItemId)).ThenBy(x => x.DisplayText).ThenBy(x => x.ContentItemId).Take(MaxChoices)
            .Select(x => new { x.ContentItemId, x.DisplayText }).ToListAsync(ct);
        return new EditorModel<ContentPickerField>(field, context.Prefix, context.Field.DisplayName, settings, form)
        {
            Variant = settings.Multiple ? "Multiple" : null,
            Choices = Choice.Select([.. rows.Select(r => new Choice(r.ContentItemId, r.DisplayText))], field.ContentItemIds),
        };
    }

    protected override async Task Update(ContentPickerField field, ContentPickerFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var added = form.All("").Except(field.ContentItemIds).ToList();
        field.ContentItemIds = form.Chosen("", field.ContentItemIds);
        var types = settings.DisplayedContentTypes;
        var known = added.Count == 0 ? 0 : await db.ContentItems.CountAsync(x => x.Latest && added.Contains(x.ContentItemId)
            && (settings.DisplayAllContentTypes || types.Contains(x.ContentType)), ct);
        if (known < added.Count) form.Report("", $"« {context.Field.DisplayName} » : choisissez parmi les contenus proposés.");
    }

    protected override string Missing => "est obligatoire : faites un choix.";

    protected override bool IsEmpty(ContentPickerField field) => field.ContentItemIds.Count == 0;

    protected override IEnumerable<Fault> Faults(ContentPickerField field, ContentPickerFieldSettings settings) =>
        !settings.Multiple && field.ContentItemIds.Count > 1 ? ["n’accepte qu’un seul choix : gardez-en un."] : [];
}
