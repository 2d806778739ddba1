using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>Base of part drivers: override <see cref="Display"/>, <see cref="Edit"/> and <see cref="Update"/>, in that order in the file.</summary>
public abstract class PartDriver<TPart> : IPartDriver where TPart : class, new()
{
    public string PartName => typeof(TPart).Name;
    public Type PartType => typeof(TPart);
    public virtual IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.Detail];

    /// <summary>The template's model, or null when there is nothing to show.</summary>
    protected virtual Task<object?> Display(TPart part, PartContext context, CancellationToken ct) => Task.FromResult<object?>(part);

    /// <summary>The editor's model, or null when the part is not edited by hand.</summary>
    protected virtual Task<object?> Edit(TPart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<TPart>(part, context.Prefix, context.Part.DisplayName, null, form));

    /// <summary>Takes what was submitted into the part.</summary>
    protected virtual Task Update(TPart part, PartContext context, FormInput form, CancellationToken ct) => Task.CompletedTask;

    /// <summary>True when an item without the part is as good as one with an empty part: what was never filled in is then not written.</summary>
    protected virtual bool IsOptional => false;

    /// <summary>Completes the part before the item is stored.</summary>
    protected virtual Task Saving(TPart part, PartContext context, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What is wrong with the part.</summary>
    protected virtual Task<IReadOnlyList<Problem>> Validate(TPart part, PartContext context, CancellationToken ct) => Task.FromResult<IReadOnlyList<Problem>>([]);

    public async Task<Shape?> DisplayAsync(PartContext context, CancellationToken ct)
    {
        if (!DisplayTypes.Contains(context.DisplayType)) return null;
        var model = await Display(context.Item.Part<TPart>(context.Part.Name), context, ct);
        return model is null ? null : new Shape(TemplateNames.Of(PartName, context.DisplayType), model);
    }

    public async Task<Shape?> EditAsync(PartContext context, FormInput? form, CancellationToken ct)
    {
        var model = await Edit(context.Item.Part<TPart>(context.Part.Name), context, form, ct);
        return model is null ? null : new Shape(TemplateNames.Of(PartName, Cms.Display.DisplayTypes.Edit), model);
    }

    public async Task UpdateAsync(PartContext context, FormInput form, CancellationToken ct)
    {
        var part = Own(context);
        await Update(part, context, form.Under(context.Prefix), ct);
        var before = context.Item.Parts[context.Part.Name] as System.Text.Json.Nodes.JsonObject;
        if ((before is null && !IsOptional) || !ContentJson.SaysTheSame(before ?? [], ContentJson.Merge(before, part))) context.Item.SetPart(context.Part.Name, part);
    }

    public async Task SavingAsync(PartContext context, CancellationToken ct)
    {
        if (!context.Item.Has(context.Part.Name)) return;
        var part = Own(context);
        await Saving(part, context, ct);
        var written = ContentJson.Merge(context.Item.Parts[context.Part.Name] as System.Text.Json.Nodes.JsonObject, part);
        if (!System.Text.Json.Nodes.JsonNode.DeepEquals(written, context.Item.Parts[context.Part.Name])) context.Item.SetPart(context.Part.Name, part);
    }

    public Task<IReadOnlyList<Problem>> ValidateAsync(PartContext context, CancellationToken ct) =>
        Validate(context.Item.Part<TPart>(context.Part.Name), context, ct);

    private static TPart Own(PartContext context) => ContentJson.Read<TPart>(context.Item.Parts[context.Part.Name] as System.Text.Json.Nodes.JsonObject);
}
