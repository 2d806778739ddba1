namespace Reseau50.Cms.Display;

/// <summary>The drivers by the name of what they drive.</summary>
public sealed class DriverTable(IEnumerable<IPartDriver> parts, IEnumerable<IFieldDriver> fields)
{
    private readonly Dictionary<string, IPartDriver> _parts = parts.ToDictionary(d => d.PartName);
    private readonly Dictionary<string, IFieldDriver> _fields = fields.ToDictionary(d => d.FieldName);

    public IReadOnlyCollection<IPartDriver> Parts => _parts.Values;
    public IReadOnlyCollection<IFieldDriver> Fields => _fields.Values;
    public IPartDriver? Part(string name) => _parts.GetValueOrDefault(name);
    public IFieldDriver? Field(string name) => _fields.GetValueOrDefault(name);
}
