using System.Text.RegularExpressions;

namespace Reseau50.Tests.Architecture;

/// <summary>The rules of the house, held against its files.</summary>
public sealed partial class HouseTests
{
    private const int MaxLines = 300;

    [Fact]
    public void NoSourceFile_IsTooLongToBeReadInOneSitting() =>
        Assert.Empty(Sources("src", "themes", "tests").Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && File.ReadLines(f).Count() > MaxLines).Select(SourceTree.Relative));

    [Fact]
    public void Templates_HoldNoInlineStyleScriptOrHandler() =>
        Assert.Empty(Views().Where(v => Inline().IsMatch(v.Text)).Select(v => v.Name));

    [Fact]
    public void Templates_AndStyles_LoadNothingFromElsewhere()
    {
        var loads = Views().Concat(SourceTree.Files("themes", ".css").Concat(SourceTree.Files("src", ".css")).Select(f => (Name: SourceTree.Relative(f), Text: File.ReadAllText(f))));
        Assert.Empty(loads.Where(v => Foreign().IsMatch(v.Text)).Select(v => v.Name));
    }

    [Fact]
    public void Code_HoldsNoUnfinishedWord() =>
        Assert.Empty(Sources("src", "themes").Where(f => Unfinished().IsMatch(File.ReadAllText(f))).Select(SourceTree.Relative));

    [Fact]
    public void EveryStyleSheetOfTheTheme_IsInTheOrder_AndOnlyThose()
    {
        var folder = Path.Combine(SourceTree.Root, "themes", "Reseau50.Theme", "wwwroot", "css");
        var listed = File.ReadAllLines(Path.Combine(folder, "order.txt")).Where(l => l.Length > 0).Order(StringComparer.Ordinal);
        Assert.Equal(Directory.EnumerateFiles(folder, "*.css", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void ModuleStyles_StayInTheirLayer() =>
        Assert.Empty(SourceTree.Files(Path.Combine("src", "Modules"), ".css").Where(f => !File.ReadAllText(f).StartsWith("@layer modules", StringComparison.Ordinal)).Select(SourceTree.Relative));

    private static IEnumerable<string> Sources(params string[] folders) => folders.SelectMany(f => SourceTree.Files(f, ".cs"));

    private static IEnumerable<(string Name, string Text)> Views() =>
        SourceTree.Files("src", ".cshtml").Concat(SourceTree.Files("themes", ".cshtml")).Select(f => (SourceTree.Relative(f), File.ReadAllText(f)));

    // A <script> that only holds data is written by the layout with its type; one that comes from a file of ours says which.
    [GeneratedRegex(@"\sstyle=""|<style|<script(?![^>]*type=\\""application/ld\+json| type=""module"" src=""@script""></script>)|javascript:|\son[a-z]+=""|getElementById", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(<(?:script|img|link|iframe|source)[^>]+(?:src|href)=""https?://)|url\([""']?https?://|@import", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();
}
