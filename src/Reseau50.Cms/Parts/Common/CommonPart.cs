using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Cms.Parts;

/// <summary>Lets an editor change the owner and the creation date, which every item has anyway.</summary>
public sealed class CommonPart;

public sealed class CommonPartSettings
{
    public bool DisplayDateEditor { get; set; }
    public bool DisplayOwnerEditor { get; set; }
}

/// <summary>What the editor shows.</summary>
public sealed class CommonInput
{
    public string? Owner { get; set; }
    public DateTime? CreatedUtc { get; set; }
    public CommonPartSettings Settings { get; set; } = new();
}

internal sealed class CommonPartDriver(SiteTime time) : PartDriver<CommonPart>
{
    public override IReadOnlyList<string> DisplayTypes => [];

    protected override Task<object?> Edit(CommonPart part, PartContext context, FormInput? form, CancellationToken ct)
    {
        var settings = context.Part.Settings<CommonPartSettings>();
        return Task.FromResult<object?>(settings is { DisplayDateEditor: false, DisplayOwnerEditor: false } ? null : new EditorModel<CommonInput>(
            new CommonInput { Owner = context.Item.Owner, CreatedUtc = context.Item.CreatedUtc, Settings = settings }, context.Prefix, context.Part.DisplayName, null, form));
    }

    protected override Task Update(CommonPart part, PartContext context, FormInput form, CancellationToken ct)
    {
        var settings = context.Part.Settings<CommonPartSettings>();
        if (settings.DisplayOwnerEditor) context.Item.Owner = form.Text("Owner");
        if (settings.DisplayDateEditor && form.Moment("CreatedUtc", "Date de création", Moments.InstantExample, Moments.Instants) is { } local)
            context.Item.CreatedUtc = time.ToUtc(local, context.Item.CreatedUtc);
        return Task.CompletedTask;
    }
}
