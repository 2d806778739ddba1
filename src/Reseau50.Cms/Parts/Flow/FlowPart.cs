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

/// <summary>How wide a widget stands: <see cref="Size"/> in hundredths of the line.</summary>
public sealed class FlowMetadata
{
    public int Alignment { get; set; } = 3;
    public int Size { get; set; } = 100;
}

internal sealed class FlowPartDriver(NestedEditor nested) : PartDriver<FlowPart>
{
    protected override Task<object?> Display(FlowPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.Widgets.Count == 0 ? null : part.Items);

    protected override async Task<object?> Edit(FlowPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        await nested.EditAsync(part.Items, context, context.Part.Settings<FlowPartSettings>().ContainedContentTypes, form, ct);

    protected override async Task Update(FlowPart part, PartContext context, FormInput form, CancellationToken ct) =>
        part.Widgets = await nested.UpdateAsync(part.Items, context, form, ct);
}
