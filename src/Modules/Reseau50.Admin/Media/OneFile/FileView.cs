using Reseau50.Admin.Media.Library;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Admin.Media.OneFile;

/// <summary>What is said of a file, as typed.</summary>
internal sealed record FactsForm(string? Alt, string? Legende, string? Credit, string? Licence)
{
    public IReadOnlyList<Problem> Problems { get; init; } = [];
    public MediaFacts Facts => new(Said(Alt), Said(Legende), Said(Credit), Said(Licence));
    public string? ProblemOf(string name) => Problems.FirstOrDefault(p => p.Name == name)?.Message;

    public static FactsForm Of(MediaFileRow file) => new(file.Alt, file.Caption, file.Credit, file.Licence);

    public FactsForm Check() => this with
    {
        Problems = [.. new[] { ("alt", Alt, MediaFacts.MaxAlt), ("legende", Legende, MediaFacts.MaxCaption), ("credit", Credit, MediaFacts.MaxCredit), ("licence", Licence, MediaFacts.MaxLicence) }
            .Where(x => x.Item2?.Trim().Length > x.Item3).Select(x => new Problem(x.Item1, $"Ce texte est trop long : gardez au plus {x.Item3} caractères."))],
    };

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}

/// <summary>What was typed in one of the page's forms, and what is wrong with it; the others show what is stored.</summary>
internal sealed record FilePosted
{
    public FactsForm? Facts { get; init; }
    public AnswerForm? Answer { get; init; }
    public AnswerForm? Replacement { get; init; }
    public string? ReplaceProblem { get; init; }
    public string? Name { get; init; }
    public string? Folder { get; init; }
    public string? MoveProblem { get; init; }
}

/// <summary>A content that points to the file, with its form's address for those who may open it.</summary>
internal sealed record FileUse(string Title, string? Path, string Note);

internal sealed record FileView(MediaFileRow File, MediaHold? Hold, IReadOnlyList<FileUse> Uses, IReadOnlyList<MediaPastRow> Past, FilePosted Posted, UploadRules Rules)
{
    /// <summary>Who answered whether a child can be recognised, by name.</summary>
    public string? Answered { get; init; }
}

internal sealed record FileDeleteView(MediaFileRow File, IReadOnlyList<FileUse> Uses);
