using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Networks.Contracts;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.WriteUps;

/// <summary>What a group tells the others. It is read on its workshop's page.</summary>
internal sealed record WriteUp(ContentItem Item, Workshop Workshop)
{
    public const string Type = "CompteRendu";
    public const string WorkshopField = Type + ".Atelier";
    public const string Anchor = "compte-rendu";

    public string Path => Workshop.Path + "#" + Anchor;
    public AtomEntry Entry => AtomEntry.Of(Item, Path, Text("Chapo") ?? Workshop.Title, Text("Auteur"));
    public string? Text(string field) => Item.Field<TextField>(Type, field).Text is { Length: > 0 } text ? text : null;
    public IReadOnlyList<string> KeyPoints => Lines(Item, "ARetenir");
    public IReadOnlyList<string> Findings => Lines(Item, "Constats");

    /// <summary>For those who were not there: what is to be remembered, five lines at most; what introduces it when nothing is.</summary>
    public static IReadOnlyList<string> SummaryOf(ContentItem item) => Lines(item, "ARetenir") is { Count: > 0 } lines ? [.. lines.Take(5)] : [.. Lines(item, "Chapo").Take(5)];

    internal static IReadOnlyList<string> Lines(ContentItem item, string field) =>
        (item.Field<TextField>(Type, field).Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    public DateTime? SessionDay => Item.Field<DateField>(Type, "DateSeance").Value;

    /// <summary>The session it tells of: the one it names, else the one of its day.</summary>
    public EventLine? Session
    {
        get
        {
            var (kept, named) = (Workshop.Sessions.Where(s => !s.IsCancelled).ToList(), Item.Field<ContentPickerField>(Type, "Seance").ContentItemIds.FirstOrDefault());
            return kept.FirstOrDefault(s => s.Id == named) ?? (SessionDay is { } day ? kept.FirstOrDefault(s => s.Span.FirstDay == DateOnly.FromDateTime(day)) : null);
        }
    }

    public int? Attendance => Headcount.TotalOf(Item);
    public MediaField Documents => Item.Field<MediaField>(Type, "Documents");
    public static string? WorkshopId(ContentItem item) => item.Field<ContentPickerField>(Type, "Atelier").ContentItemIds.FirstOrDefault();
}
