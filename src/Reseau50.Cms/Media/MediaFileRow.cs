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

    /// <summary>Whether the call that returned this row changed anything.</summary>
    [NotMapped]
    public bool Changed { get; internal set; }

    /// <summary><see cref="Variants"/>, read.</summary>
    [NotMapped]
    public IReadOnlyList<MediaVariant> AllVariants
    {
        get
        {
            var read = _read;
            if (read.Json != Variants) _read = read = new ReadVariants(Variants, JsonSerializer.Deserialize<List<MediaVariant>>(Variants, ContentJson.Options)!);
            return read.List;
        }
    }

    internal MediaFileRow At(string path) => new()
    {
        Path = path,
        Hash = Hash,
        SourceHash = SourceHash,
        Length = Length,
        ContentType = ContentType,
        Width = Width,
        Height = Height,
        Variants = Variants,
        Plan = Plan,
        ModifiedUtc = ModifiedUtc,
        Changed = true,
    };

    private sealed record ReadVariants(string Json, IReadOnlyList<MediaVariant> List);
}

/// <summary>A smaller copy of an image, in one format and width.</summary>
public sealed record MediaVariant(string Format, int Width, int Height, string Hash, string? Profile);
