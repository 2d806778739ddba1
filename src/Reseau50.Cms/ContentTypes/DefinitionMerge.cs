using System.Text.Json.Nodes;

namespace Reseau50.Cms.ContentTypes;

/// <summary>Lays a definition over the stored ones: settings key by key, parts and fields added or completed, none taken away.</summary>
internal static class DefinitionMerge
{
    public static void Type(ContentDefinition into, ContentTypeRecord record, bool replace)
    {
        var known = into.ContentTypes.FirstOrDefault(t => t.Name == record.Name);
        if (known is null || replace)
        {
            if (known is not null) into.ContentTypes.Remove(known);
            into.ContentTypes.Add(record);
            return;
        }
        known.DisplayName = record.DisplayName ?? known.DisplayName;
        Settings(known.Settings, record.Settings);
        foreach (var part in record.ContentTypePartDefinitionRecords)
        {
            var same = known.ContentTypePartDefinitionRecords.FirstOrDefault(p => NameOf(p) == NameOf(part));
            if (same is null) known.ContentTypePartDefinitionRecords.Add(part);
            else Settings(same.Settings, part.Settings);
        }
    }

    public static void Part(ContentDefinition into, ContentPartRecord record, bool replace)
    {
        var known = into.ContentParts.FirstOrDefault(p => p.Name == record.Name);
        if (known is null || replace)
        {
            if (known is not null) into.ContentParts.Remove(known);
            into.ContentParts.Add(record);
            return;
        }
        Settings(known.Settings, record.Settings);
        foreach (var field in record.ContentPartFieldDefinitionRecords)
        {
            var same = known.ContentPartFieldDefinitionRecords.FirstOrDefault(f => f.Name == field.Name);
            if (same is null)
            {
                known.ContentPartFieldDefinitionRecords.Add(field);
                continue;
            }
            same.FieldName = field.FieldName;
            Settings(same.Settings, field.Settings);
        }
    }

    private static string NameOf(ContentTypePartRecord part) => part.Name.Length > 0 ? part.Name : part.PartName;

    private static void Settings(JsonObject into, JsonObject from)
    {
        foreach (var (group, value) in from)
        {
            if (into[group] is JsonObject known && value is JsonObject given)
                foreach (var (key, setting) in given) known[key] = setting?.DeepClone();
            else into[group] = value?.DeepClone();
        }
    }
}
