using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Territories.Instances;

/// <summary>A departmental body where the coordination sits: its dates and its notes, all of it for the same readers.</summary>
internal sealed record Instance(ContentItem Item, IReadOnlyList<InstanceDate> Dates, IReadOnlyList<InstanceNote> Notes)
{
    public const string Type = "Instance";

    public string Path => "/" + Item.Part<AutoroutePart>().Path;
    public string Presentation => Words(Item, Type, "Presentation") ?? "";
    public string? Rhythm => Words(Item, Type, "Rythme");

    public static Instance Of(ContentItem item, SiteTime time) => new(item,
        [.. item.Part<BagPart>("Dates").Items.Where(d => d.Field<DateTimeField>("DateInstance", "Debut").Value is not null)
            .Select(d => new InstanceDate(d.DisplayText, time.ToLocal(d.Field<DateTimeField>("DateInstance", "Debut").Value!.Value), Words(d, "DateInstance", "Lieu"), Lines(Words(d, "DateInstance", "OrdreDuJour")))).OrderBy(d => d.AtLocal)],
        [.. item.Part<BagPart>("Notes").Items.Select(n => new InstanceNote(n.ContentItemId, n.DisplayText, n.Field<DateField>("NoteInstance", "Date").Value, n.Field<MarkdownField>("NoteInstance", "Texte").Markdown ?? "", n.Field<MediaField>("NoteInstance", "Documents")))
            .OrderByDescending(n => n.Day)]);

    /// <summary>Nobody is named: it would be everybody's. Such an instance is shown to none (<see cref="InstanceClosing"/> names somebody).</summary>
    public static bool IsOpen(ContentItem item) => item.Part<VisibilityPart>().Audiences is not { Count: > 0 };

    private static string? Words(ContentItem item, string part, string field) => item.Field<TextField>(part, field).Text is { Length: > 0 } text ? text : null;

    private static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

internal sealed record InstanceDate(string Title, DateTime AtLocal, string? Place, IReadOnlyList<string> Agenda);

internal sealed record InstanceNote(string Id, string Title, DateTime? Day, string Markdown, MediaField Documents);

/// <summary>The instances somebody may see: a handful.</summary>
internal sealed class InstanceTable(ContentReader reader, SiteTime time)
{
    public async Task<IReadOnlyList<Instance>> AllAsync(Viewer viewer, CancellationToken ct) =>
        [.. (await reader.AllAsync(Instance.Type, viewer, ct)).Where(i => !Instance.IsOpen(i)).Select(i => Instance.Of(i, time)).OrderBy(i => i.Item.DisplayText, StringComparer.Create(SiteTime.French, ignoreCase: true))];
}

/// <summary>An instance published without a word of who reads it stays with the coordination: elsewhere nothing said means everybody.</summary>
internal sealed class InstanceClosing : IPublishing
{
    public const string Team = "role:Coordination";

    public string ContentType => Instance.Type;

    public Task PublishingAsync(ContentItem item, CancellationToken ct)
    {
        if (Instance.IsOpen(item)) item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = [Team] });
        return Task.CompletedTask;
    }
}
