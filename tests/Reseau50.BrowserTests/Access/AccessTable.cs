namespace Reseau50.BrowserTests.Access;

/// <summary>One route of the site, an address of it, and what each kind of person is answered there.</summary>
public sealed record AccessRow(string Method, string Pattern, string Address, IReadOnlyList<string> Answers);

/// <summary><c>acces.txt</c>: every route of the site. An answer is a status; of a redirection, <c>→</c> and where to.</summary>
public static class AccessTable
{
    /// <summary>Nobody, then members of the demo cast, in the order of the columns.</summary>
    public static readonly IReadOnlyList<string?> People = [null, "assmat-mam", "animatrice-rpe", "charge-epci", "coordinatrice"];

    public static IReadOnlyList<AccessRow> Read() =>
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Access", "acces.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(line =>
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(words.Length == 3 + People.Count, $"This line has not {3 + People.Count} columns: {line}");
            return new AccessRow(words[0], words[1], words[2] == "=" ? words[1] : words[2], words[3..]);
        }),
    ];
}
