using System.Globalization;
using System.Text;

namespace Reseau50.Territories.Directory;

/// <summary>
/// La Manche as a cut paper: an outline of some eighty points, drawn for this site, and the way from degrees to the drawing. No tile, no call
/// to anybody; precise enough to see which town is where.
/// </summary>
internal static class MancheMap
{
    private const double West = -2.08;
    private const double North = 49.79;
    private const double Scale = 620;

    // A degree of longitude is shorter than one of latitude: cosine of 49.1°.
    private const double Narrowing = 0.6547;

    public const int Width = 560;
    public const int Height = 850;

    private static readonly (double Longitude, double Latitude)[] Coast =
    [
        (-1.945, 49.725), (-1.90, 49.72), (-1.84, 49.70), (-1.76, 49.68), (-1.69, 49.665), (-1.62, 49.655), (-1.55, 49.66), (-1.47, 49.70), (-1.40, 49.69), (-1.33, 49.69), (-1.265, 49.695),
        (-1.25, 49.66), (-1.265, 49.61), (-1.25, 49.585), (-1.295, 49.535), (-1.28, 49.50), (-1.23, 49.46), (-1.175, 49.415), (-1.13, 49.375), (-1.12, 49.345), (-1.09, 49.33),
        (-1.10, 49.28), (-1.07, 49.24), (-1.02, 49.215), (-0.96, 49.205), (-0.93, 49.18), (-0.96, 49.14), (-0.94, 49.09), (-0.88, 49.05), (-0.86, 49.01), (-0.91, 48.975), (-0.98, 48.955),
        (-1.03, 48.92), (-1.07, 48.88), (-1.05, 48.84), (-0.98, 48.825), (-0.92, 48.80), (-0.87, 48.77), (-0.80, 48.745), (-0.755, 48.725), (-0.77, 48.68), (-0.745, 48.63), (-0.775, 48.575),
        (-0.83, 48.53), (-0.87, 48.50), (-0.95, 48.505), (-1.03, 48.49), (-1.08, 48.515), (-1.16, 48.525), (-1.22, 48.545), (-1.28, 48.505), (-1.34, 48.47), (-1.42, 48.46), (-1.48, 48.485),
        (-1.52, 48.53), (-1.555, 48.60), (-1.50, 48.625), (-1.44, 48.63), (-1.38, 48.655), (-1.37, 48.68), (-1.43, 48.675), (-1.49, 48.685), (-1.53, 48.715), (-1.57, 48.75), (-1.56, 48.79),
        (-1.61, 48.835), (-1.585, 48.88), (-1.575, 48.93), (-1.57, 48.98), (-1.60, 49.005), (-1.60, 49.05), (-1.62, 49.11), (-1.605, 49.17), (-1.62, 49.215), (-1.585, 49.225), (-1.655, 49.25),
        (-1.69, 49.30), (-1.715, 49.33), (-1.79, 49.355), (-1.815, 49.385), (-1.84, 49.45), (-1.885, 49.52), (-1.85, 49.555), (-1.86, 49.62), (-1.90, 49.655), (-1.95, 49.685),
    ];

    /// <summary>The outline as an SVG path.</summary>
    public static string Outline { get; } = Path();

    public static (double X, double Y) Place(decimal latitude, decimal longitude) => (((double)longitude - West) * Narrowing * Scale, (North - (double)latitude) * Scale);

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Path()
    {
        var path = new StringBuilder();
        foreach (var (longitude, latitude) in Coast)
        {
            var (x, y) = Place((decimal)latitude, (decimal)longitude);
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }
        return path.Append('z').ToString();
    }
}
