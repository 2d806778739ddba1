using System.Text.Json.Nodes;

namespace Reseau50.Cms.ContentTypes;

/// <summary>All definitions of the site: one stored document, in Orchard's record names.</summary>
public sealed class ContentDefinition
{
    public List<ContentTypeRecord> ContentTypes { get; set; } = [];
    public List<ContentPartRecord> ContentParts { get; set; } = [];
}

/// <summary>A content type: its parts, in the order of their position.</summary>
public sealed class ContentTypeRecord
{
    public string Name { get; set; } = "";
    public string? DisplayName { get; set; }
    public JsonObject Settings { get; set; } = [];
    public List<ContentTypePartRecord> ContentTypePartDefinitionRecords { get; set; } = [];
}

/// <summary>A part on a type: <c>PartName</c> says which part, <c>Name</c> under which name the item carries it.</summary>
public sealed class ContentTypePartRecord
{
    public string PartName { get; set; } = "";
    public string Name { get; set; } = "";
    public JsonObject Settings { get; set; } = [];
}

/// <summary>A part made of fields.</summary>
public sealed class ContentPartRecord
{
    public string Name { get; set; } = "";
    public JsonObject Settings { get; set; } = [];
    public List<ContentPartFieldRecord> ContentPartFieldDefinitionRecords { get; set; } = [];
}

/// <summary>A field on a part.</summary>
public sealed class ContentPartFieldRecord
{
    public string FieldName { get; set; } = "";
    public string Name { get; set; } = "";
    public JsonObject Settings { get; set; } = [];
}
