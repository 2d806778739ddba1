using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Cms.Display;

/// <summary>How a piece of content is shown. The names are Orchard's.</summary>
public static class DisplayTypes
{
    public const string Detail = "Detail";
    public const string Summary = "Summary";
    public const string SummaryAdmin = "SummaryAdmin";
    public const string Edit = "Edit";
}

/// <summary>A template and what it shows.</summary>
public sealed record Shape(string Template, object Model);

/// <summary>A part at work: the item, the part's place on the type, the request's services.</summary>
public record PartContext(ContentItem Item, TypePart Part, IServiceProvider Services, string DisplayType = DisplayTypes.Detail)
{
    /// <summary>Prefix of the form the item is edited in, when it lives inside another one.</summary>
    public string Within { get; init; } = "";

    /// <summary>Prefix of the part's inputs in a form.</summary>
    public string Prefix => Within.Length == 0 ? Part.Name : Within + "." + Part.Name;
}

/// <summary>A field at work.</summary>
public record FieldContext(ContentItem Item, TypePart Part, FieldDefinition Field, IServiceProvider Services, string DisplayType = DisplayTypes.Detail)
{
    /// <inheritdoc cref="PartContext.Within"/>
    public string Within { get; init; } = "";

    /// <summary>Prefix of the field's inputs in a form.</summary>
    public string Prefix => (Within.Length == 0 ? "" : Within + ".") + Part.Name + "." + Field.Name;

    /// <summary>True until the field is stored once: when a default value may be proposed.</summary>
    public bool IsNew => (Item.Parts[Part.Name] as System.Text.Json.Nodes.JsonObject)?[Field.Name] is null;
}

/// <summary>Shows, edits and updates one kind of part.</summary>
public interface IPartDriver
{
    string PartName { get; }
    Type PartType { get; }

    /// <summary>Display types the part shows itself in; each has a template <c>PartName[.DisplayType]</c>.</summary>
    IReadOnlyList<string> DisplayTypes { get; }
    Task<Shape?> DisplayAsync(PartContext context, CancellationToken ct);
    Task<Shape?> EditAsync(PartContext context, FormInput? form, CancellationToken ct);
    Task UpdateAsync(PartContext context, FormInput form, CancellationToken ct);
    Task SavingAsync(PartContext context, CancellationToken ct);
    Task<IReadOnlyList<Problem>> ValidateAsync(PartContext context, CancellationToken ct);
}

/// <summary>Shows, edits and updates one kind of field.</summary>
public interface IFieldDriver
{
    string FieldName { get; }
    Type FieldType { get; }
    IReadOnlyList<string> DisplayTypes { get; }
    Task<Shape?> DisplayAsync(FieldContext context, CancellationToken ct);
    Task<Shape?> EditAsync(FieldContext context, FormInput? form, CancellationToken ct);
    Task UpdateAsync(FieldContext context, FormInput form, CancellationToken ct);
    IReadOnlyList<Problem> Validate(FieldContext context);
}
