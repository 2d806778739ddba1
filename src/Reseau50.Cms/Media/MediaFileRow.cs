using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Media;

/// <summary>A file of the site under its address. Its bytes lie in the data folder under their SHA-256, so a file half written never has a row.</summary>
public sealed class MediaFileRow
{
    private ReadVariants _read = new("[]", []);

    /// <summary>The path below <c>/media/</c>, with <c>/</c>, without a leading one.</summary>
    public string Path { get; set; } = "";

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Hash { get; set; } = "";

    /// <summary>SHA-256 of the bytes as they were given, before metadata was taken out: the same file given again changes nothing.</summary>
    public string SourceHash { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; set; }
    public string ContentType { get; set; } = "";

    /// <summary>Pixels, for images.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>JSON array of <see cref="MediaVariant"/>.</summary>
    public string Variants { get; set; } = "[]";

    /// <summary>What the variants were made after; when profiles change or the tools appear, they are made again.</summary>
    public string? Plan { get; set; }
    public DateTime ModifiedUtc { get; set; }

    /// <summary>The part of <see cref="Path"/> before the last <c>/</c>; empty at the top.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Name, alternative text and caption, without accents or capitals: what a search looks at.</summary>
    public string Search { get; set; } = "";

    /// <summary>What is proposed where the picture is used; each use may say otherwise.</summary>
    public string? Alt { get; set; }
    public string? Caption { get; set; }

    /// <summary>Who made it, and what others may do with it.</summary>
    public string? Credit { get; set; }
    public string? Licence { get; set; }

    /// <summary>« Can a child be recognised? », and nobody has answered while it is null.</summary>
    public bool? Recognisable { get; set; }
    public string? AgreementReference { get; set; }

    /// <summary>The last day of the agreement.</summary>
    public DateOnly? AgreementUntil { get; set; }
    public string? AgreementContext { get; set; }

    /// <summary>Who answered: an account, or the recipe.</summary>
    public string? AnswerSource { get; set; }

    /// <summary>When somebody asked for the picture to leave the site; null while nobody has.</summary>
    public DateTime? WithdrawnUtc { get; set; }

    [NotMapped]
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    [NotMapped]
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Why the file must not be on the site on that day, or null.</summary>
    public MediaHold? HoldOn(DateOnly day) =>
        WithdrawnUtc is not null ? MediaHold.Withdrawn
        : !IsPicture || Recognisable == false ? null
        : Recognisable is null ? MediaHold.Unanswered
        : string.IsNullOrWhiteSpace(AgreementReference) || AgreementUntil is null ? MediaHold.NoAgreement
        : AgreementUntil < day ? MediaHold.Expired : null;

    internal void Place()
    {
        Folder = Path.LastIndexOf('/') is > 0 and var at ? Path[..at] : "";
        Search = MediaSearch.Fold(string.Join(' ', new[] { Path, Alt, Caption }.Where(t => !string.IsNullOrEmpty(t))));
    }

    /// <summary>Whether the call that returned this row changed anything.</summary>
    [NotMapped]
    public bool Changed { get; internal set; }

    /// <summary><see cref="Variants"/>, read.</summary>
    [NotMapped, System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<MediaVariant> AllVariants
    {
        get
        {
            var read = _read;
            if (read.Json != Variants) _read = read = new ReadVariants(Variants, JsonSerializer.Deserialize<List<MediaVariant>>(Variants, ContentJson.Options)!);
            return read.List;
        }
    }

    internal MediaFileRow At(string path)
    {
        var moved = (MediaFileRow)MemberwiseClone();
        (moved.Path, moved.Changed) = (path, true);
        moved.Place();
        return moved;
    }

    private sealed record ReadVariants(string Json, IReadOnlyList<MediaVariant> List);
}

/// <summary>A smaller copy of an image, in one format and width.</summary>
public sealed record MediaVariant(string Format, int Width, int Height, string Hash, string? Profile);
