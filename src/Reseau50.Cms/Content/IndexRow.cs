using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reseau50.Cms.Content;

/// <summary>
/// What can be asked about a version without reading its JSON. Rows exist only while the version is latest or published and are written
/// in the transaction that saves it.
/// </summary>
public abstract class IndexRow
{
    public string VersionId { get; set; } = "";
    public int Ordinal { get; set; }
    public string ContentItemId { get; set; } = "";
    public bool Published { get; set; }
    public bool Latest { get; set; }

    /// <summary>As the version's own: a list then knows from its index alone what a visitor may see.</summary>
    public bool Restricted { get; set; }

    /// <summary>Table, key and lookup by item: the same for every index.</summary>
    public static void Map<T>(EntityTypeBuilder<T> entity, string table) where T : IndexRow
    {
        entity.ToTable(table);
        entity.HasKey(x => new { x.VersionId, x.Ordinal });
        entity.Property(x => x.VersionId).HasMaxLength(ContentIds.MaxLength);
        entity.Property(x => x.ContentItemId).HasMaxLength(ContentIds.MaxLength);
    }
}

/// <summary>Says which index rows a version has. Pure: same item, same rows.</summary>
public interface IIndexProvider
{
    Type RowType { get; }
    IEnumerable<IndexRow> Rows(ContentItem item, ContentTypes.ContentDefinitions definitions);
    Task DeleteAsync(DbContext db, string versionId, CancellationToken ct);
}

/// <inheritdoc cref="IIndexProvider"/>
public abstract class IndexProvider<T> : IIndexProvider where T : IndexRow
{
    public Type RowType => typeof(T);
    public abstract IEnumerable<T> Rows(ContentItem item, ContentTypes.ContentDefinitions definitions);
    IEnumerable<IndexRow> IIndexProvider.Rows(ContentItem item, ContentTypes.ContentDefinitions definitions) => Rows(item, definitions);
    public Task DeleteAsync(DbContext db, string versionId, CancellationToken ct) => db.Set<T>().Where(x => x.VersionId == versionId).ExecuteDeleteAsync(ct);
}
