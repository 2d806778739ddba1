using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Says that the type is previewed while it is written; the address comes from the settings' pattern.</summary>
public sealed class PreviewPart;

public sealed class PreviewPartSettings
{
    public string? Pattern { get; set; }
}

internal sealed class PreviewPartDriver : PartDriver<PreviewPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task<object?> Edit(PreviewPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<string>(Text.LiquidPattern.Render(context.Part.Settings<PreviewPartSettings>().Pattern ?? "", context.Item, container: null),
            context.Prefix, context.Part.DisplayName, null, form));
}
