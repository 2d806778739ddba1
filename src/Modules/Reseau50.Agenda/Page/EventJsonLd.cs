using System.Globalization;
using System.Text.Json.Nodes;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Events;

namespace Reseau50.Agenda.Page;

/// <summary>An event as schema.org tells it to search engines.</summary>
internal static class EventJsonLd
{
    private const string Schema = "https://schema.org/";

    /// <summary>The JSON text, or null while the event has no date. <paramref name="address"/> may be empty: addresses are then relative to the page.</summary>
    public static string? Write(Evenement e, string address)
    {
        if (e.Span is not { } span) return null;
        var json = new JsonObject
        {
            ["@context"] = Schema.TrimEnd('/'),
            ["@type"] = "Event",
            ["name"] = e.Title,
            ["startDate"] = Moment(span, span.Start, span.StartUtc),
            ["eventStatus"] = Schema + (e.IsCancelled ? "EventCancelled" : "EventScheduled"),
            ["eventAttendanceMode"] = Schema + (e.Online ? e.Place is null || IsOnline(e.Place) ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode" : "OfflineEventAttendanceMode"),
            ["url"] = address + e.Path,
            ["inLanguage"] = "fr",
        };
        if (span.HasEnd) json["endDate"] = span.Precision == EventPrecision.Hour ? Moment(span, span.End, span.EndUtc) : Moment(span, span.End.AddDays(-1), span.EndUtc);
        if (e.Summary is { } summary) json["description"] = summary;
        json["location"] = Location(e, address);
        if (e.Organiser is { } organiser) json["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser };
        if (e.Audience is { } audience) json["audience"] = new JsonObject { ["@type"] = "Audience", ["audienceType"] = audience };
        if (e.Seats is { } seats) json["maximumAttendeeCapacity"] = seats;
        return json.ToJsonString();
    }

    private static JsonNode Location(Evenement e, string address)
    {
        var online = new JsonObject { ["@type"] = "VirtualLocation", ["url"] = address + e.Path };
        if (e.Online && (e.Place is null || IsOnline(e.Place))) return online;
        var postal = new JsonObject { ["@type"] = "PostalAddress", ["addressRegion"] = "Manche", ["addressCountry"] = "FR" };
        if (e.Commune is { } commune) postal["addressLocality"] = commune.Name;
        if (e.Address is { } street) postal["streetAddress"] = street;
        var place = new JsonObject { ["@type"] = "Place", ["name"] = e.Place ?? e.Territory?.Name ?? "Manche", ["address"] = postal };
        return e.Online ? new JsonArray(place, online) : place;
    }

    private static bool IsOnline(string place) => place.StartsWith("en ligne", StringComparison.OrdinalIgnoreCase) || place.StartsWith("à distance", StringComparison.OrdinalIgnoreCase);

    private static string Moment(EventSpan span, DateTime local, DateTime utc) => span.Precision switch
    {
        EventPrecision.Month => local.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        EventPrecision.Day => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local - DateTime.SpecifyKind(utc, DateTimeKind.Unspecified)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
    };
}
