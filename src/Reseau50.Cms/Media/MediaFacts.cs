using System.Globalization;
using System.Text;

namespace Reseau50.Cms.Media;

/// <summary>What is said of a file: proposed where it is used, shown beside it.</summary>
public sealed record MediaFacts(string? Alt, string? Caption, string? Credit, string? Licence)
{
    public const int MaxAlt = 500, MaxCaption = 1000, MaxCredit = 300, MaxLicence = 100;
}

/// <summary>The answer to « can a child be recognised? ». With « yes », the written agreement: where it is kept, until which day, for what.</summary>
public sealed record MediaAnswer(bool? Recognisable, string? Reference = null, DateOnly? Until = null, string? Context = null, string? Source = null)
{
    public const int MaxReference = 200, MaxContext = 300;
    public const string Recipe = "recette";
}

/// <summary>Why a picture must not be on the site.</summary>
public enum MediaHold { Unanswered, NoAgreement, Expired, Withdrawn }

/// <summary>The French of a hold.</summary>
public static class MediaHolds
{
    /// <summary>What follows « cette image » in a problem, with the fix.</summary>
    public static string Words(this MediaHold hold) => hold switch
    {
        MediaHold.Unanswered => "attend une réponse : un enfant est-il reconnaissable ? Répondez sur sa fiche, dans la médiathèque.",
        MediaHold.NoAgreement => "montre un enfant reconnaissable, sans l’accord écrit des deux parents. Indiquez cet accord sur sa fiche, ou choisissez une autre image.",
        MediaHold.Expired => "montre un enfant reconnaissable, et l’accord des parents n’est plus valable. Renouvelez-le sur sa fiche, ou choisissez une autre image.",
        _ => "a été retirée du site à la demande de quelqu’un. Choisissez une autre image.",
    };

    public static string Short(this MediaHold hold) => hold switch
    {
        MediaHold.Unanswered => "à compléter",
        MediaHold.NoAgreement => "accord manquant",
        MediaHold.Expired => "accord expiré",
        _ => "retirée du site",
    };
}

/// <summary>Words as a search compares them.</summary>
public static class MediaSearch
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}

/// <summary>A folder somebody made: it exists though nothing is in it yet.</summary>
public sealed class MediaFolderRow
{
    public string Path { get; set; } = "";
}

/// <summary>A file that was deleted, or the bytes another took the place of: kept for <see cref="KeptDays"/> days.</summary>
public sealed class MediaPastRow
{
    public const int KeptDays = 30;
    public const string Deleted = "supprime", Replaced = "remplace";

    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Path { get; set; } = "";

    /// <summary><see cref="Deleted"/> or <see cref="Replaced"/>.</summary>
    public string Kind { get; set; } = "";
    public DateTime AtUtc { get; set; }

    /// <summary>Who did it, as the journal names them.</summary>
    public string Actor { get; set; } = "";

    /// <summary>The row as it was.</summary>
    public string Json { get; set; } = "{}";

    internal static MediaPastRow Of(MediaFileRow file, string kind, DateTime at, string actor) => new()
    {
        Path = file.Path,
        Kind = kind,
        AtUtc = at,
        Actor = actor,
        Json = System.Text.Json.JsonSerializer.Serialize(file, Content.ContentJson.Options),
    };

    public MediaFileRow File => System.Text.Json.JsonSerializer.Deserialize<MediaFileRow>(Json, Content.ContentJson.Options)!;
}
