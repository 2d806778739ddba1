using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Settings;

namespace Reseau50.Workshops.Reminders;

/// <summary>How many days after its last session a workshop is asked about: the setting <c>RappelsComptesRendus</c> of the site, as recipes write it.</summary>
internal sealed record ReminderSettings
{
    /// <summary>A reminder nobody sent in time is not sent any more: a site put back from a backup, or switched on late, does not write to everybody about last year.</summary>
    public const int Grace = 14;

    public int PremierJours { get; init; } = 7;
    public int SecondJours { get; init; } = 21;

    public static ReminderSettings Of(SiteSettings site)
    {
        if (site.Others?.GetValueOrDefault("RappelsComptesRendus") is not { ValueKind: JsonValueKind.Object } given) return new ReminderSettings();
        var read = given.Deserialize<ReminderSettings>(ContentJson.Options)!;
        return read.PremierJours > 0 && read.SecondJours > read.PremierJours ? read : new ReminderSettings();
    }

    /// <summary>1 or 2 when a reminder is due so many days after the session, else 0.</summary>
    public int StepAfter(int days) => days >= SecondJours ? days < SecondJours + Grace ? 2 : 0 : days >= PremierJours ? 1 : 0;
}
