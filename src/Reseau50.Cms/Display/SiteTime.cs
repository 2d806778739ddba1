using System.Globalization;

namespace Reseau50.Cms.Display;

/// <summary>The site's clock: UTC in the store, the site's time zone for people.</summary>
public sealed class SiteTime(TimeProvider clock)
{
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The zone people live in. One site, one zone: La Manche.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;
    public DateTime Now => ToLocal(UtcNow);
    public DateOnly Today => DateOnly.FromDateTime(Now);

    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>A stored instant as a <c>datetime-local</c> input shows it.</summary>
    public string? ToInput(DateTime? utc) => utc is { } moment ? Moments.InstantInput(ToLocal(moment)) : null;

    /// <summary>
    /// The instant of a typed local time, or the stored one when the input still shows it: seconds, and which of the two hours
    /// of an autumn night it was, survive an edit that did not touch them.
    /// </summary>
    public DateTime ToUtc(DateTime local, DateTime? stored) => stored is { } kept && ToInput(kept) == Moments.InstantInput(local) ? kept : ToUtc(local);

    /// <summary>The instant of a local time; a time that the spring change skips is read one hour later.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain, Zone);
    }
}
