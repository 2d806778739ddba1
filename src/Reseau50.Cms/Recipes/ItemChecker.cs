using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Cms.Recipes;

/// <summary>Holds an item's JSON against the definitions, nested items included: unknown type, part, field or property, value of the wrong kind.</summary>
internal sealed class ItemChecker(DriverTable drivers, ContentDefinitions definitions, RecipeStep step, RecipeValue value)
{
    // Parts an item may carry without its type naming them.
    private static readonly string[] Welded = [nameof(ContainedPart), nameof(TermPart), nameof(LayerMetadata), nameof(FlowMetadata), nameof(MenuItemsListPart), nameof(PublishLaterPart), nameof(ArchiveLaterPart), nameof(VisibilityPart)];
    private static readonly string[] AtRoot = ["Terms", "FlowMetadata"];

    // The number Orchard's exports give a stored document: it means nothing elsewhere, there either.
    private const string DocumentNumber = "Id";

    public void Check(JsonObject item)
    {
        var typeName = ContentJson.Text(item, "ContentType");
        if (typeName is null) throw value.Fault(item.GetPath(), "cet item n’a pas de « ContentType ».", "ajoutez \"ContentType\".");
        foreach (var key in new[] { "ContentItemId", "ContentItemVersionId" })
            if (ContentJson.Text(item, key) is { Length: > ContentIds.MaxLength } id)
                throw value.Fault(item[key]!.GetPath(), $"l’identifiant « {id} » est trop long.", $"{ContentIds.MaxLength} caractères au plus.");
        var type = definitions.Type(typeName);
        if (type is null)
        {
            Skip(item, "type", typeName, $"le type de contenu « {typeName} » n’est pas défini.", "définissez-le dans une étape ContentDefinition placée avant.");
            return;
        }
        foreach (var (name, node) in item)
        {
            if (ContentJson.Metadata.Contains(name)) CheckMetadata(name, node);
            else if (AtRoot.Contains(name)) Descend(node);
            else if (node is JsonObject part) CheckPart(type, name, part);
            else if (node is not null && name != DocumentNumber) Skip(node, "propriété", name, $"la propriété « {name} » est inconnue sur un item.", "Orchard l’ignorerait : retirez-la, ou placez-la dans une partie.");
        }
    }

    private void CheckMetadata(string name, JsonNode? node)
    {
        if (node is null) return;
        var kind = node.GetValueKind();
        var flag = name is "Latest" or "Published";
        if (flag ? kind is not (JsonValueKind.True or JsonValueKind.False) : kind != JsonValueKind.String)
            throw value.Fault(node.GetPath(), $"« {name} » n’est pas du genre attendu.", flag ? "écrivez true ou false." : "écrivez un texte entre guillemets.");
    }

    private void CheckPart(TypeDefinition type, string name, JsonObject part)
    {
        var typePart = type.Part(name);
        var partName = typePart?.PartName ?? (Welded.Contains(name) ? name : null);
        if (partName is null)
        {
            Skip(part, "partie", $"{type.Name}.{name}", $"la partie « {name} » n’est pas définie sur le type « {type.Name} ».",
                $"parties de ce type : {string.Join(", ", type.Parts.Select(p => p.Name))}.");
            Descend(part);
            return;
        }
        var known = KnownPart(partName);
        if (known is not null) CheckKind(part, known);
        foreach (var (key, node) in part)
        {
            if (typePart?.Definition.Field(key) is { } field) CheckField(field, node);
            else if (known?.GetProperty(key) is null && node is not null && (known is not null || typePart?.Definition.Fields.Count > 0 || node is JsonObject))
                Skip(node, "champ", $"{partName}.{key}", $"le champ « {key} » n’est pas défini sur la partie « {partName} ».",
                    typePart is { Definition.Fields.Count: > 0 } ? $"champs de cette partie : {string.Join(", ", typePart.Definition.Fields.Select(f => f.Name))}." : "retirez-le, ou définissez-le.");
            Descend(node);
        }
    }

    private Type? KnownPart(string partName) => partName switch
    {
        nameof(LayerMetadata) => typeof(LayerMetadata),
        nameof(FlowMetadata) => typeof(FlowMetadata),
        _ => drivers.Part(partName)?.PartType,
    };

    private void CheckField(FieldDefinition field, JsonNode? node)
    {
        if (node is null) return;
        if (node is not JsonObject content) throw value.Fault(node.GetPath(), $"le champ « {field.Name} » ({field.FieldName}) doit être un objet.", $"écrivez \"{field.Name}\": {{ … }}.");
        if (drivers.Field(field.FieldName) is { } driver) CheckKind(content, driver.FieldType);
    }

    private void CheckKind(JsonObject content, Type type)
    {
        try
        {
            content.Deserialize(type, ContentJson.Options);
        }
        catch (JsonException e)
        {
            var inner = e.Path is { Length: > 1 } path ? content.GetPath() + path[1..] : content.GetPath();
            throw value.Fault(inner, $"cette valeur n’est pas du genre que « {type.Name} » attend.", "comparez avec le schéma : recipes/schema/recipe.schema.json.");
        }
    }

    private void Descend(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var child in list.OfType<JsonObject>().Where(c => c.ContainsKey("ContentType"))) Check(child);
        }
        else if (node is JsonObject o)
        {
            foreach (var (_, child) in o) if (child is JsonArray) Descend(child);
        }
    }

    private void Skip(JsonNode at, string kind, string name, string cause, string fix) => step.Unsupported(value.Place(at.GetPath()), kind, name, cause, fix);
}
