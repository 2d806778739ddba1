using Microsoft.EntityFrameworkCore;

namespace Reseau50.Admin.Items.Previewing;

/// <summary>A link by which somebody without an account reads what is not published yet.</summary>
internal sealed class PreviewLink
{
    /// <summary>The secret of the address: 128 bits.</summary>
    public required string Id { get; set; }
    public required string ContentItemId { get; set; }
    public required string CreatedBy { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<PreviewLink>(e =>
    {
        e.ToTable("PreviewLinks");
        e.HasKey(x => x.Id);
    });
}
