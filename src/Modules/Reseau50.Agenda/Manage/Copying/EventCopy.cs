using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Agenda.Repeating;
using Reseau50.Agenda.Seasons;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Manage.Copying;

/// <summary>Items of one year made ready for another: drafts, to be confirmed, without what belongs to one edition alone.</summary>
internal static partial class EventCopy
{
    /// <summary>The id of a copy: always the same for an item and a year, so that a second attempt finds it.</summary>
    public static string IdOf(string id, int year) => ContentIds.Of($"saison:{id}:{year.ToString(CultureInfo.InvariantCulture)}");

    public static ContentItem Event(ContentItem source, DateOnly day, int year, int years, Viewer who, SiteTime time)
    {
        var copy = Fresh(source, year, years, who);
        var (start, end) = (source.Field<DateTimeField>(Evenement.Type, "Debut").Value, source.Field<DateTimeField>(Evenement.Type, "Fin").Value);
        var first = EventSpan.Of(source, time)!.FirstDay;
        var by = day.DayNumber - first.DayNumber;
        copy.SetField(Evenement.Type, "Debut", new DateTimeField { Value = Moved(start, by, time) });
        if (end is not null) copy.SetField(Evenement.Type, "Fin", new DateTimeField { Value = Moved(end, by, time) });
        copy.SetField(Evenement.Type, "Etat", new TextField { Text = "prevu" });
        foreach (var field in (string[])["Atelier", "AteliersValorises", "Documents"]) (copy.Parts[Evenement.Type] as JsonObject)!.Remove(field);
        if (source.Part<BagPart>("Programme").Items.Count > 0) copy.SetField(Evenement.Type, "ProgrammeProvisoire", new BooleanField { Value = true });
        copy.Parts.Remove("Jalons");
        if (copy.Has(Series.Part)) Repeat(copy, by);
        Doors(copy, by);
        if (copy.Has(RuleReader.Part)) Register(copy, by, time);
        return copy;
    }

    public static ContentItem Season(ContentItem source, int year, int years, Viewer who)
    {
        var copy = Fresh(source, year, years, who);
        foreach (var field in (string[])["Debut", "Fin"])
            if (source.Field<DateField>(SeasonTable.Type, field).Value is { } day) copy.SetField(SeasonTable.Type, field, new DateField { Value = day.AddYears(years) });
        // What was written about one year is not true of the next.
        (copy.Parts[SeasonTable.Type] as JsonObject)!.Remove("Chapo");
        return copy;
    }

    private static ContentItem Fresh(ContentItem source, int year, int years, Viewer who)
    {
        var copy = ItemCopy.Of(source, new ContentItem
        {
            ContentItemId = IdOf(source.ContentItemId, year),
            ContentItemVersionId = ContentIds.New(),
            ContentType = source.ContentType,
            Latest = true,
            Owner = who.AccountId,
            Author = who.Name,
        });
        copy.SetPart(nameof(TitlePart), new TitlePart { Title = Year().Replace(source.DisplayText, m => (int.Parse(m.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture)) });
        return copy;
    }

    private static void Repeat(ContentItem copy, int by)
    {
        if (copy.Field<DateField>(Series.Part, "Jusqua").Value is { } until) copy.SetField(Series.Part, "Jusqua", new DateField { Value = until.AddDays(by) });
        (copy.Parts[Series.Part] as JsonObject)!.Remove("Exceptions");
    }

    // One registers as many days before as last time; the address of a video meeting was that meeting's.
    private static void Register(ContentItem copy, int by, SiteTime time)
    {
        foreach (var field in (string[])["Ouverture", "Cloture"])
            if (copy.Field<DateTimeField>(RuleReader.Part, field).Value is { } moment) copy.SetField(RuleReader.Part, field, new DateTimeField { Value = Moved(moment, by, time) });
        (copy.Parts[RuleReader.Part] as JsonObject)!.Remove("LienVisio");
    }

    private static void Doors(ContentItem copy, int by)
    {
        foreach (var door in (copy.Parts["PortesOuvertes"] as JsonObject)?["ContentItems"] as JsonArray ?? [])
            if (door?["PorteOuverte"]?["Jour"] is JsonObject day && ContentJson.Read<DateField>(day).Value is { } value) day["Value"] = value.AddDays(by).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    // By the clock: an event of nine o'clock stays at nine, whichever side of a change of clocks it lands on.
    private static DateTime? Moved(DateTime? utc, int days, SiteTime time) => utc is { } moment ? time.ToUtc(time.ToLocal(moment).AddDays(days)) : null;

    [GeneratedRegex(@"\b20\d\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Year();
}
