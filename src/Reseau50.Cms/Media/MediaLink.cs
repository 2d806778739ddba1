using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Media;

/// <summary>What a link to a file must say: « Grille d’observation (ODT, 240 ko) ».</summary>
public sealed record MediaLink(string Url, string Name, string Label, string Size)
{
    private static readonly string[] Units = ["o", "ko", "Mo", "Go"];

    public static MediaLink Of(MediaFileRow file) =>
        new(MediaUrl.Of(file), Path.GetFileName(file.Path), MediaKind.Of(file.Path)?.Label ?? Path.GetExtension(file.Path).TrimStart('.').ToUpperInvariant(), HumanSize(file.Length));

    /// <summary>« 240 ko », « 2,4 Mo »: two significant figures are enough to decide on a phone.</summary>
    public static string HumanSize(long bytes)
    {
        var (value, unit) = ((decimal)bytes, 0);
        while (value >= 999.5m && unit < Units.Length - 1) (value, unit) = (value / 1000, unit + 1);
        var number = value < 9.95m && unit > 0 ? Math.Round(value, 1, MidpointRounding.AwayFromZero) : Math.Round(value, MidpointRounding.AwayFromZero);
        return number.ToString("0.#", SiteTime.French) + FrenchText.NoBreak + Units[unit];
    }
}
