using System.Text.Json.Nodes;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>ContentDefinition</c> merges into what is defined, as Orchard does; <c>ReplaceContentDefinition</c> replaces.</summary>
internal sealed class ContentDefinitionStep(SiteDocuments documents, DriverTable drivers) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["ContentDefinition", "ReplaceContentDefinition"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var replace = step.Name.Equals("ReplaceContentDefinition", StringComparison.OrdinalIgnoreCase);
        var definition = await documents.EditAsync<ContentDefinition>(ct);
        var types = step.List("ContentTypes").Values.Select(v => (Value: v, Record: v.As<ContentTypeRecord>())).ToList();
        var parts = step.List("ContentParts").Values.Select(v => (Value: v, Record: v.As<ContentPartRecord>())).ToList();
        var partNames = definition.ContentParts.Select(p => p.Name).Concat(parts.Select(p => p.Record.Name)).ToHashSet();
        foreach (var (value, record) in parts) CheckPart(step, value, record);
        foreach (var (value, record) in types) CheckType(step, value, record, partNames);

        var before = Snapshot(definition);
        foreach (var (_, record) in parts) DefinitionMerge.Part(definition, record, replace);
        foreach (var (_, record) in types) DefinitionMerge.Type(definition, record, replace);
        var after = Snapshot(definition);
        foreach (var (name, json) in after)
            step.Report.Add(!before.TryGetValue(name, out var old) ? RecipeChange.Created : old == json ? RecipeChange.Unchanged : RecipeChange.Updated, name);
        if (before.Count != after.Count || after.Any(a => before[a.Key] != a.Value)) await documents.WriteAsync(definition, ct);
    }

    private void CheckPart(RecipeStep step, RecipeValue value, ContentPartRecord record)
    {
        if (record.Name.Length == 0) throw value.Fault("$", "cette partie n’a pas de « Name ».", "ajoutez \"Name\".");
        for (var i = 0; i < record.ContentPartFieldDefinitionRecords.Count; i++)
        {
            var field = record.ContentPartFieldDefinitionRecords[i];
            var at = $"$.ContentPartFieldDefinitionRecords[{i}]";
            if (field.Name.Length == 0) throw value.Fault(at, "ce champ n’a pas de « Name ».", "ajoutez \"Name\".");
            if (drivers.Field(field.FieldName) is null)
                step.Unsupported(value.Place(at + ".FieldName"), "champ", field.FieldName, $"le genre de champ « {field.FieldName} » est inconnu.",
                    $"champs connus : {string.Join(", ", drivers.Fields.Select(f => f.FieldName).Order())}.");
        }
    }

    private void CheckType(RecipeStep step, RecipeValue value, ContentTypeRecord record, HashSet<string> partNames)
    {
        if (record.Name.Length == 0) throw value.Fault("$", "ce type n’a pas de « Name ».", "ajoutez \"Name\".");
        for (var i = 0; i < record.ContentTypePartDefinitionRecords.Count; i++)
        {
            var part = record.ContentTypePartDefinitionRecords[i];
            var at = $"$.ContentTypePartDefinitionRecords[{i}]";
            if (part.PartName.Length == 0) throw value.Fault(at, "cette partie n’a pas de « PartName ».", "ajoutez \"PartName\".");
            if (drivers.Part(part.PartName) is null && !partNames.Contains(part.PartName) && part.PartName != record.Name)
                step.Unsupported(value.Place(at + ".PartName"), "partie", part.PartName, $"la partie « {part.PartName} » est inconnue.",
                    $"parties connues : {string.Join(", ", drivers.Parts.Select(p => p.PartName).Order())}, et celles que définit la recette.");
            foreach (var (group, settings) in part.Settings)
                if ((settings as JsonObject)?["Pattern"] is JsonValue pattern && LiquidPattern.Fault(pattern.ToString()) is { } fault)
                    step.Unsupported(value.Place($"{at}.Settings.{group}.Pattern"), "motif", pattern.ToString(), $"le motif « {pattern} » ne se lit pas : {fault}.",
                        "écrivez par exemple {{ ContentItem | display_text | slugify }}.");
        }
    }

    private static SortedDictionary<string, string> Snapshot(ContentDefinition definition)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in definition.ContentTypes) all[$"type « {type.Name} »"] = Content.ContentJson.Write(type).ToJsonString();
        foreach (var part in definition.ContentParts) all[$"partie « {part.Name} »"] = Content.ContentJson.Write(part).ToJsonString();
        return all;
    }
}

/// <summary><c>DeleteContentDefinition</c>: takes types and parts out; items of theirs stay in the store.</summary>
internal sealed class DeleteContentDefinitionStep(SiteDocuments documents) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["DeleteContentDefinition"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        var definition = await documents.EditAsync<ContentDefinition>(ct);
        var gone = 0;
        foreach (var value in step.List("ContentTypes").Values) gone += Remove(definition.ContentTypes, t => t.Name == value.Text, $"type « {value.Text} »");
        foreach (var value in step.List("ContentParts").Values) gone += Remove(definition.ContentParts, p => p.Name == value.Text, $"partie « {value.Text} »");
        if (gone > 0) await documents.WriteAsync(definition, ct);

        int Remove<T>(List<T> list, Predicate<T> match, string subject)
        {
            var removed = list.RemoveAll(match);
            step.Report.Add(removed > 0 ? RecipeChange.Deleted : RecipeChange.Unchanged, subject);
            return removed;
        }
    }
}
