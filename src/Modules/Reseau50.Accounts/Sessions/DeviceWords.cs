namespace Reseau50.Accounts.Sessions;

/// <summary>A browser and its machine in two words, out of the header it sends.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Words)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Words)[] Machines =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent) => (First(Browsers, userAgent), First(Machines, userAgent)) switch
    {
        (null, null) => "Navigateur inconnu",
        ({ } browser, null) => browser,
        (null, { } machine) => machine,
        var (browser, machine) => $"{browser} sur {machine}",
    };

    private static string? First((string Mark, string Words)[] known, string? text) =>
        known.FirstOrDefault(k => text?.Contains(k.Mark, StringComparison.Ordinal) == true).Words;
}
