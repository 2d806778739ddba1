using System.Globalization;
using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Testing;

/// <summary>A content type in a few words: <c>new TypeMaker("Page").Part("TitlePart").Field("TextField", "Chapo")</c>. Fields lie on the part named after the type.</summary>
public sealed class TypeMaker(string name, string? displayName = null)
{
    private readonly ContentTypeRecord _type = new() { Name = name, DisplayName = displayName };
    private readonly ContentPartRecord _own = new() { Name = name };

    public string Name => name;

    public TypeMaker Stereotype(string stereotype)
    {
        _type.Settings["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = stereotype };
        return this;
    }

    /// <summary>Adds a part; <paramref name="settings"/> are stored under the name of their class.</summary>
    public TypeMaker Part(string partName, object? settings = null, string? name = null, string? label = null)
    {
        _type.ContentTypePartDefinitionRecords.Add(new ContentTypePartRecord { PartName = partName, Name = name ?? partName, Settings = Settings(settings, "ContentTypePartSettings", _type.ContentTypePartDefinitionRecords.Count, label, null) });
        return this;
    }

    public TypeMaker Field(string fieldName, string name, object? settings = null, string? label = null, string? editor = null, object? editorSettings = null)
    {
        if (_own.ContentPartFieldDefinitionRecords.Count == 0) Part(Name);
        var all = Settings(settings, "ContentPartFieldSettings", _own.ContentPartFieldDefinitionRecords.Count, label, editor);
        if (editorSettings is not null) all[editorSettings.GetType().Name] = ContentJson.Write(editorSettings);
        _own.ContentPartFieldDefinitionRecords.Add(new ContentPartFieldRecord { FieldName = fieldName, Name = name, Settings = all });
        return this;
    }

    public static ContentDefinition Definition(IEnumerable<TypeMaker> types)
    {
        var all = types.ToList();
        return new ContentDefinition
        {
            ContentTypes = [.. all.Select(t => t._type)],
            ContentParts = [.. all.Where(t => t._own.ContentPartFieldDefinitionRecords.Count > 0).Select(t => t._own)],
        };
    }

    private static JsonObject Settings(object? settings, string group, int position, string? label, string? editor)
    {
        var common = new JsonObject { ["Position"] = position.ToString(CultureInfo.InvariantCulture) };
        if (label is not null) common["DisplayName"] = label;
        if (editor is not null) common["Editor"] = editor;
        var all = new JsonObject { [group] = common };
        if (settings is not null) all[settings.GetType().Name] = ContentJson.Write(settings);
        return all;
    }
}
