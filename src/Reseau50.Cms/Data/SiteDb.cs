using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;

namespace Reseau50.Cms.Data;

/// <summary>The one database context: the kernel's tables, and those each module adds. Same model on SQLite and PostgreSQL.</summary>
public sealed class SiteDb(DbContextOptions<SiteDb> options, ModuleCatalog modules) : DbContext(options)
{
    /// <summary>Set by whoever changes what pages are made of; <see cref="SiteWork"/> then advances the site's generation.</summary>
    public bool SiteChanged { get; set; }

    public DbSet<ContentItemRow> ContentItems => Set<ContentItemRow>();
    public DbSet<SiteDocumentRow> Documents => Set<SiteDocumentRow>();
    public DbSet<MediaFileRow> MediaFiles => Set<MediaFileRow>();

    internal ModuleCatalog Modules { get; } = modules;

    // By name: asking its library would load it on a SQLite site too.
    internal bool IsPostgres => Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    /// <summary>The site's documents as the unit of work under way sees them, by name.</summary>
    internal Dictionary<string, object> Staged { get; } = [];

    /// <summary>The unit of work is over: what it kept for itself is everybody's now, or nobody's.</summary>
    internal void EndWork()
    {
        SiteChanged = false;
        Staged.Clear();
    }

    /// <summary>
    /// Builds the model before the container has a context that needs it. The library keeps the model by options: contexts made later with the
    /// same ones find it, and a start does something else meanwhile.
    /// </summary>
    internal static void Prepare(DatabaseOptions database, ModuleCatalog modules)
    {
        var builder = new DbContextOptionsBuilder<SiteDb>();
        database.Configure(builder);
        using var db = new SiteDb(builder.Options, modules);
        _ = db.Model;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ContentItemRow>(e =>
        {
            e.ToTable("ContentItems");
            e.HasKey(x => x.ContentItemVersionId);
            if (IsPostgres) e.Property(x => x.Data).HasColumnType("jsonb");
        });
        modelBuilder.Entity<SiteDocumentRow>(e => { e.ToTable("Documents"); e.HasKey(x => x.Name); });
        modelBuilder.Entity<SiteStateRow>(e => { e.ToTable("SiteState"); e.HasKey(x => x.Id); });
        modelBuilder.Entity<MediaFileRow>(e => { e.ToTable("MediaFiles"); e.HasKey(x => x.Path); });
        modelBuilder.Entity<MediaDownloadRow>(e => { e.ToTable("MediaDownloads"); e.HasKey(x => x.Path); });
        modelBuilder.Entity<AuditLine>(e => { e.ToTable("AuditLines"); e.HasKey(x => x.Id); });
        modelBuilder.Entity<MailRow>(e => { e.ToTable("Mails"); e.HasKey(x => x.Id); });
        modelBuilder.Entity<JobRow>(e => { e.ToTable("Jobs"); e.HasKey(x => x.Id); });
        foreach (var module in Modules.All) module.Model(modelBuilder);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : DateTime.SpecifyKind(v, DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>One row: a number that grows each time the site changes.</summary>
public sealed class SiteStateRow
{
    public int Id { get; set; }
    public long Generation { get; set; }
}
