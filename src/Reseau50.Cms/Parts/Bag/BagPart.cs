using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Items that live inside this one and nowhere else.</summary>
public sealed class BagPart
{
    public List<JsonObject> ContentItems { get; set; } = [];

    [JsonIgnore]
    public IReadOnlyList<ContentItem> Items => field ??= [.. ContentItems.Select(ContentJson.ToItem)];
}

public sealed class BagPartSettings
{
    public List<string> ContainedContentTypes { get; set; } = [];
    public string? DisplayType { get; set; }
}

/// <summary>The items to show, and how.</summary>
public sealed record BagView(IReadOnlyList<ContentItem> Items, string DisplayType);

internal sealed class BagPartDriver(NestedEditor nested) : PartDriver<BagPart>
{
    protected override bool IsOptional => true;

    protected override Task<object?> Display(BagPart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(part.ContentItems.Count == 0 ? null : new BagView(part.Items, context.Part.Settings<BagPartSettings>().DisplayType ?? Cms.Display.DisplayTypes.Detail));

    protected override async Task<object?> Edit(BagPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        await nested.EditAsync(part.Items, context, Allowed(context), form, ct);

    protected override async Task Update(BagPart part, PartContext context, FormInput form, CancellationToken ct) =>
        part.ContentItems = await nested.UpdateAsync(part.ContentItems, context, Allowed(context), form, ct);

    protected override Task<IReadOnlyList<Problem>> Validate(BagPart part, PartContext context, CancellationToken ct) => nested.ValidateAsync(part.Items, context, ct);

    private static List<string> Allowed(PartContext context) => context.Part.Settings<BagPartSettings>().ContainedContentTypes;
}
