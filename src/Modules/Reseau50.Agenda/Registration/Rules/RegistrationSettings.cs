using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Settings;

namespace Reseau50.Agenda.Registration.Rules;

/// <summary>What is the same for every registration: the setting <c>Inscriptions</c> of the site, as recipes write it.</summary>
internal sealed record RegistrationSettings
{
    /// <summary>How long a seat is held while the address is not proven, in minutes.</summary>
    public int TenueMinutes { get; init; } = 30;

    /// <summary>How many days before the date people are reminded; none: no reminder.</summary>
    public IReadOnlyList<int> RappelsJours { get; init; } = [7, 1];

    /// <summary>How many days after it they are thanked; a month at most.</summary>
    public int MerciJours { get; init; } = 1;

    /// <summary>How many months after it names and addresses are forgotten.</summary>
    public int OubliMois { get; init; } = 6;

    public TimeSpan Hold => TimeSpan.FromMinutes(TenueMinutes);

    public static RegistrationSettings Of(SiteSettings site)
    {
        if (site.Others?.GetValueOrDefault("Inscriptions") is not { ValueKind: JsonValueKind.Object } given) return new RegistrationSettings();
        var read = given.Deserialize<RegistrationSettings>(ContentJson.Options)!;
        return read is { TenueMinutes: > 0, MerciJours: >= 0 and <= 30, OubliMois: > 0 and <= 36 } && read.RappelsJours.All(d => d is > 0 and <= 60) ? read : new RegistrationSettings();
    }
}
