using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>A page composed of widgets.</summary>
public sealed class FlowPart
{
    public List<JsonObject> Widgets { get; set; } = [];

    [JsonIgnore]
    public IReadOnlyList<ContentItem> Items => field ??= [.. Widgets.Select(ContentJson.ToItem)];
}

public sealed class FlowPartSettings
{
    public List<string> ContainedContentTypes { get; set; } = [];
}

/// <summary>Of a widget's type; Orchard keeps it as it is.</summary>
public sealed class FlowElementSettings
{
    /// <summary>Not proposed by flows that take every widget: a piece of something larger.</summary>
    public bool OnlyWhereNamed { get; set; }
}

/// <summary>How wide a widget stands: <see cref="Size"/> in hundredths of the line.</summary>
public sealed class FlowMetadata
{
    public int Alignment { get; set; } = 3;
    public int Size { get; set; } = 100;
}

internal sealed class FlowPartDriver(NestedEditor nested, ContentReader reader) : PartDriver<FlowPart>
{
    private static readonly Choice[] Sizes =
        [new("100", "toute la ligne"), new("75", "trois quarts"), new("66", "deux tiers"), new("50", "la moitié"), new("33", "un tiers"), new("25", "un quart")];

    protected override Task<object?> Display(FlowPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.Widgets.Count == 0 ? null : part.Items);

    protected override async Task<object?> Edit(FlowPart part, PartContext context, FormInput? form, CancellationToken ct)
    {
        var model = await nested.EditAsync(part.Items, context, await AllowedAsync(context, ct), form, ct);
        return model with { Items = [.. model.Items.Zip(part.Items, (editor, item) => editor with { Editors = [Width(item, context, form), .. editor.Editors] })] };
    }

    protected override async Task Update(FlowPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Widgets = await nested.UpdateAsync(part.Widgets, context, await AllowedAsync(context, ct), form, ct);
        foreach (var widget in part.Widgets)
        {
            if (!int.TryParse(form.Text(ContentJson.Text(widget, "ContentItemId") + ".Size"), CultureInfo.InvariantCulture, out var size)) continue;
            var metadata = ContentJson.Read<FlowMetadata>(widget[nameof(FlowMetadata)] as JsonObject);
            metadata.Size = Math.Clamp(size, 1, 100);
            widget[nameof(FlowMetadata)] = ContentJson.Merge(widget[nameof(FlowMetadata)] as JsonObject, metadata);
        }
    }

    protected override Task<IReadOnlyList<Problem>> Validate(FlowPart part, PartContext context, CancellationToken ct) => nested.ValidateAsync(part.Items, context, ct);

    // A flow that names no type takes every widget, as in Orchard, but for those that make sense only in flows that name them.
    private async Task<IReadOnlyList<string>> AllowedAsync(PartContext context, CancellationToken ct) =>
        context.Part.Settings<FlowPartSettings>().ContainedContentTypes is { Count: > 0 } named ? named
            : [.. (await reader.DefinitionsAsync(ct)).Types.Where(t => t.Stereotype == "Widget" && !ContentJson.Read<FlowElementSettings>(t.Settings[nameof(FlowElementSettings)] as JsonObject).OnlyWhereNamed).Select(t => t.Name)];

    private static Shape Width(ContentItem item, PartContext context, FormInput? form)
    {
        var size = item.Part<FlowMetadata>().Size.ToString(CultureInfo.InvariantCulture);
        return new Shape("Editor", new EditorModel<FlowMetadata>(item.Part<FlowMetadata>(), NestedEditor.Within(context, item.ContentItemId), "", null, form)
        {
            Choices = Choice.Select(Sizes, [size]),
        }.Input("Size", "Largeur", size, "select", required: true));
    }
}
