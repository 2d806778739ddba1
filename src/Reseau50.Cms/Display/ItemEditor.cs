using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;

namespace Reseau50.Cms.Display;

/// <summary>The editors of an item, in the type's order, and what comes back from them.</summary>
public sealed class ItemEditor(DriverTable drivers, ContentReader reader, IServiceProvider services)
{
    /// <summary>The editors to draw. <paramref name="within"/> prefixes every input, for an item inside another.</summary>
    public async Task<IReadOnlyList<Shape>> EditAsync(ContentItem item, FormInput? form, string within = "", CancellationToken ct = default)
    {
        var shapes = new List<Shape>();
        foreach (var part in await PartsAsync(item, ct))
        {
            var start = shapes.Count;
            if (drivers.Part(part.PartName) is { } driver
                && await driver.EditAsync(new PartContext(item, part, services, DisplayTypes.Edit) { Within = within }, form, ct) is { } shape) shapes.Add(shape);
            foreach (var field in part.Definition.Fields)
                if (drivers.Field(field.FieldName) is { } fieldDriver
                    && await fieldDriver.EditAsync(new FieldContext(item, part, field, services, DisplayTypes.Edit) { Within = within }, form, ct) is { } fieldShape) shapes.Add(fieldShape);
            if (within.Length == 0 && shapes.Count > start && part.Title is { Length: > 0 } title)
                shapes.Insert(start, new Shape("EditorSection", new EditorSection("partie-" + part.Name, title, part.Description, shapes.Count - start > 1)));
        }
        return shapes;
    }

    /// <summary>Takes the form into the item; what cannot be read is reported on <paramref name="form"/>.</summary>
    public async Task UpdateAsync(ContentItem item, FormInput form, string within = "", CancellationToken ct = default)
    {
        foreach (var part in await PartsAsync(item, ct))
        {
            if (drivers.Part(part.PartName) is { } driver) await driver.UpdateAsync(new PartContext(item, part, services, DisplayTypes.Edit) { Within = within }, form, ct);
            foreach (var field in part.Definition.Fields)
                if (drivers.Field(field.FieldName) is { } fieldDriver)
                    await fieldDriver.UpdateAsync(new FieldContext(item, part, field, services, DisplayTypes.Edit) { Within = within }, form, ct);
        }
    }

    private async Task<IReadOnlyList<TypePart>> PartsAsync(ContentItem item, CancellationToken ct) =>
        (await reader.DefinitionsAsync(ct)).Type(item.ContentType)?.Parts ?? [];
}
