using Microsoft.EntityFrameworkCore;

namespace Reseau50.Admin.Items.Keeping;

/// <summary>A form somebody has open, and what was typed in it and is not saved yet. One for each person and address.</summary>
internal sealed class OpenForm
{
    public required string AccountId { get; set; }

    /// <summary>The form's address.</summary>
    public required string Address { get; set; }

    /// <summary>What others read of who has it open.</summary>
    public required string Name { get; set; }

    /// <summary>The version the form started from; null for an item that is not stored.</summary>
    public string? Stamp { get; set; }

    /// <summary>Names and values as JSON, or null when everything typed was saved.</summary>
    public string? Typed { get; set; }
    public DateTime? TypedUtc { get; set; }
    public DateTime SeenUtc { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<OpenForm>(e =>
    {
        e.ToTable("OpenForms");
        e.HasKey(x => new { x.AccountId, x.Address });
    });
}
