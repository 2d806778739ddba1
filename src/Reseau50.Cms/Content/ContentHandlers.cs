using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;
using Reseau50.Cms.Media;

namespace Reseau50.Cms.Content;

/// <summary>Runs the drivers of an item's parts and fields, part by part in the type's order.</summary>
public sealed class ContentHandlers(DriverTable drivers, ContentReader reader, IServiceProvider services)
{
    /// <summary>Lets parts complete the item before it is stored: title, path, alias.</summary>
    public async Task SavingAsync(ContentItem item, CancellationToken ct)
    {
        foreach (var (part, driver) in await PartsAsync(item, ct))
            await driver.SavingAsync(new PartContext(item, part, services), ct);
    }

    /// <summary>Everything wrong with the item; empty when it may be stored.</summary>
    public async Task<IReadOnlyList<Problem>> ValidateAsync(ContentItem item, CancellationToken ct)
    {
        var rules = services.GetServices<IItemRule>().Where(r => r.ContentType == item.ContentType).ToList();
        var kept = rules.Count == 0 ? [] : await services.GetRequiredService<EnabledFeatures>().OfAsync(rules, r => r.GetType().Assembly, ct);
        return [.. await ValidateAsync(item, within: "", ct), .. kept.SelectMany(r => r.Problems(item))];
    }

    /// <summary>The same for an item inside another, whose inputs start with <paramref name="within"/>.</summary>
    public async Task<IReadOnlyList<Problem>> ValidateAsync(ContentItem item, string within, CancellationToken ct)
    {
        var problems = new List<Problem>();
        foreach (var (part, driver) in await PartsAsync(item, ct))
            problems.AddRange(await driver.ValidateAsync(new PartContext(item, part, services) { Within = within }, ct));
        foreach (var context in await FieldsAsync(item, ct))
            if (drivers.Field(context.Field.FieldName) is { } driver) problems.AddRange(driver.Validate(context with { Within = within }));
        return problems;
    }

    /// <summary>The same before it takes the place of <paramref name="before"/>: what its files forbid comes with it.</summary>
    public async Task<IReadOnlyList<Problem>> ValidateAsync(ContentItem item, ContentItem? before, bool publish, CancellationToken ct)
    {
        var files = await services.GetRequiredService<MediaPublishing>().ProblemsAsync(item, before, publish, (await reader.DefinitionsAsync(ct)).Type(item.ContentType), ct);
        return [.. await ValidateAsync(item, ct), .. files];
    }

    private async Task<IEnumerable<(TypePart, IPartDriver)>> PartsAsync(ContentItem item, CancellationToken ct)
    {
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        return type is null ? [] : type.Parts.Select(p => (p, drivers.Part(p.PartName)!)).Where(p => p.Item2 is not null);
    }

    private async Task<IEnumerable<FieldContext>> FieldsAsync(ContentItem item, CancellationToken ct)
    {
        var type = (await reader.DefinitionsAsync(ct)).Type(item.ContentType);
        return type is null ? [] : type.Parts.SelectMany(p => p.Definition.Fields.Select(f => new FieldContext(item, p, f, services)));
    }
}
