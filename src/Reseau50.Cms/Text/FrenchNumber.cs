using System.Globalization;

namespace Reseau50.Cms.Text;

/// <summary>Numbers as they are read in French.</summary>
public static class FrenchNumber
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = FrenchText.NarrowNoBreak.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = "−",
    };

    /// <summary>« 495 000 », « 3,5 », « −1,07 ».</summary>
    public static string Of(decimal number) => number.ToString("#,0.#########", Format);

    /// <summary>« 495000 », « 3,5 »: as an input takes it back.</summary>
    public static string? Input(decimal? number) => number?.ToString("0.#############################", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>The size of a file: « 840 ko », « 2,4 Mo ».</summary>
    public static string Bytes(long length) => length switch
    {
        < 1_000 => Of(length) + FrenchText.NoBreak + (length < 2 ? "octet" : "octets"),
        < 1_000_000 => Of(decimal.Round(length / 1_000m)) + FrenchText.NoBreak + "ko",
        _ => Of(decimal.Round(length / 1_000_000m, 1)) + FrenchText.NoBreak + "Mo",
    };
}
