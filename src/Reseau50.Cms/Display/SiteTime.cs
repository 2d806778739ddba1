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

    /// <summary>The instant of a local time; a time that the spring change skips is read one hour later.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain, Zone);
    }
}
