using Reseau50.Cms.Content;

namespace Reseau50.Cms.Display;

/// <summary>Base of field drivers: override <see cref="Display"/>, <see cref="Edit"/> and <see cref="Update"/>, in that order in the file.</summary>
public abstract class FieldDriver<TField, TSettings> : IFieldDriver where TField : class, new() where TSettings : FieldSettings, new()
{
    public string FieldName => typeof(TField).Name;
    public Type FieldType => typeof(TField);
    public virtual IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.Detail];

    /// <summary>The template's model, or null when the field is empty.</summary>
    protected virtual Task<object?> Display(TField field, TSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(IsEmpty(field) ? null : new FieldModel<TField>(field, context.Field.DisplayName));

    /// <summary>The editor's model.</summary>
    protected virtual Task<object?> Edit(TField field, TSettings settings, FieldContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(new EditorModel<TField>(field, context.Prefix, context.Field.DisplayName, settings, form) { Variant = context.Field.Editor });

    /// <summary>Takes what was submitted into the field; what cannot be read is reported on <paramref name="form"/> and kept there as typed.</summary>
    protected abstract Task Update(TField field, TSettings settings, FieldContext context, FormInput form, CancellationToken ct);

    /// <summary>True when the field holds nothing: what <c>Required</c> forbids.</summary>
    protected abstract bool IsEmpty(TField field);

    /// <summary>What <c>Required</c> answers to an empty field, after the field's name.</summary>
    protected virtual string Missing => "est obligatoire : complétez ce champ.";

    /// <summary>True when the editor of a field that was never filled in proposes something.</summary>
    protected virtual bool Proposes(TSettings settings, FieldContext context) => false;

    /// <summary>The input that problems are shown at, for a field with several.</summary>
    protected virtual string MainInput => "";

    /// <summary>What is wrong beyond being empty; messages start after the field's name.</summary>
    protected virtual IEnumerable<Fault> Faults(TField field, TSettings settings) => [];

    public async Task<Shape?> DisplayAsync(FieldContext context, CancellationToken ct)
    {
        if (!DisplayTypes.Contains(context.DisplayType)) return null;
        var model = await Display(context.Item.Field<TField>(context.Part.Name, context.Field.Name), Settings(context), context, ct);
        return model is null ? null : new Shape(TemplateNames.Of(FieldName, context.DisplayType), model);
    }

    public async Task<Shape?> EditAsync(FieldContext context, FormInput? form, CancellationToken ct)
    {
        var model = await Edit(context.Item.Field<TField>(context.Part.Name, context.Field.Name), Settings(context), context, form, ct);
        return model is null ? null : new Shape(TemplateNames.Of(FieldName, Cms.Display.DisplayTypes.Edit), model);
    }

    public async Task UpdateAsync(FieldContext context, FormInput form, CancellationToken ct)
    {
        var before = (context.Item.Parts[context.Part.Name] as System.Text.Json.Nodes.JsonObject)?[context.Field.Name] as System.Text.Json.Nodes.JsonObject;
        var field = ContentJson.Read<TField>(before);
        await Update(field, Settings(context), context, form.Under(context.Prefix), ct);
        // What was proposed and refused is written, so that it is not proposed again.
        var refused = before is null && Proposes(Settings(context), context);
        if (refused || !ContentJson.SaysTheSame(before, ContentJson.Merge(before, field))) context.Item.SetField(context.Part.Name, context.Field.Name, field);
    }

    public IReadOnlyList<Problem> Validate(FieldContext context)
    {
        var field = context.Item.Field<TField>(context.Part.Name, context.Field.Name);
        var settings = Settings(context);
        if (IsEmpty(field)) return settings.Required ? [At(MainInput, Missing)] : [];
        return [.. Faults(field, settings).Select(f => At(f.Input ?? MainInput, f.Message))];

        Problem At(string input, string message) => new(input.Length == 0 ? context.Prefix : context.Prefix + "." + input, $"« {context.Field.DisplayName} » {message}");
    }

    private static TSettings Settings(FieldContext context) => context.Field.Settings<TSettings>();
}

/// <summary>What every field can be told; each kind adds its own under its settings' name.</summary>
public class FieldSettings
{
    public string? Hint { get; set; }
    public bool Required { get; set; }
}

/// <summary>Something wrong with a field: what follows its name in the message, and the input it concerns when not the main one.</summary>
public readonly record struct Fault(string Message, string? Input = null)
{
    public static implicit operator Fault(string message) => new(message);
}

/// <summary>A field to show, with its label.</summary>
public sealed record FieldModel<TField>(TField Field, string Label);
