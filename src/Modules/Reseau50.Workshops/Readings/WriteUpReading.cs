using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;

namespace Reseau50.Workshops.Readings;

/// <summary>Somebody was asked to read the draft of a write-up before it is published. People are ids here: their names are asked of the accounts, and go with them.</summary>
internal sealed class WriteUpReading
{
    public const string Approved = "approuve", Changes = "changements";
    public const string TakenBack = "retire", GivenBack = "rendu", Followed = "remplace", Published = "publie";

    public required string Id { get; set; }
    public required string WriteUpId { get; set; }
    public required string ReaderId { get; set; }
    public required string AskedBy { get; set; }
    public DateTime AskedUtc { get; set; }

    /// <summary>What the reader was asked to look at.</summary>
    public string? Message { get; set; }

    /// <summary><see cref="Approved"/>, <see cref="Changes"/>, or null while nobody answered.</summary>
    public string? Answer { get; set; }
    public string? Comment { get; set; }
    public DateTime? AnsweredUtc { get; set; }

    /// <summary>The text that was read, as <see cref="Readings.Fingerprint"/> has it.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>When it stopped counting, and why: taken back by who asked, given back by the reader, followed by another, or the write-up was published. One of a write-up counts at most.</summary>
    public DateTime? EndedUtc { get; set; }
    public string? End { get; set; }

    /// <summary>Whether it is about this write-up: one that was deleted and begun again has the id of the one before, and nobody read it yet.</summary>
    public bool IsAbout(ContentItem item) => WriteUpId == item.ContentItemId && (item.CreatedUtc is not { } begun || AskedUtc >= begun);

    public static void Map(ModelBuilder model) => model.Entity<WriteUpReading>(e =>
    {
        e.ToTable("WriteUpReadings");
        e.HasKey(x => x.Id);
    });
}
