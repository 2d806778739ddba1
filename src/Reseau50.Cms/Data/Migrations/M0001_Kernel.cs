using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>The kernel's tables.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261101000000_Kernel")]
internal sealed class M0001_Kernel : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("ContentItems", t => new
        {
            ContentItemVersionId = t.Column<string>(maxLength: 26, nullable: false),
            ContentItemId = t.Column<string>(maxLength: 26, nullable: false),
            ContentType = t.Column<string>(maxLength: 100, nullable: false),
            DisplayText = t.Column<string>(maxLength: 500, nullable: false),
            Latest = t.Column<bool>(nullable: false),
            Published = t.Column<bool>(nullable: false),
            Restricted = t.Column<bool>(nullable: false),
            ModifiedUtc = t.Column<DateTime>(nullable: true),
            PublishedUtc = t.Column<DateTime>(nullable: true),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            Owner = t.Column<string>(maxLength: 100, nullable: true),
            Author = t.Column<string>(maxLength: 200, nullable: true),
            Data = t.Column<string>(type: b.Json(), nullable: false),
        }, constraints: t => t.PrimaryKey("PK_ContentItems", x => x.ContentItemVersionId));
        b.CreateIndex("IX_ContentItems_Item", "ContentItems", "ContentItemId");
        b.CreateIndex("UX_ContentItems_Published", "ContentItems", "ContentItemId", unique: true, filter: MigrationHelp.Published);
        b.CreateIndex("UX_ContentItems_Latest", "ContentItems", "ContentItemId", unique: true, filter: "\"Latest\"");
        b.CreateIndex("IX_ContentItems_Type", "ContentItems", ["ContentType", "PublishedUtc", "ContentItemId", "Restricted"], descending: [false, true, false, false], filter: MigrationHelp.Published);

        b.CreateTable("Documents", t => new
        {
            Name = t.Column<string>(maxLength: 100, nullable: false),
            Json = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_Documents", x => x.Name));

        b.CreateTable("SiteState", t => new
        {
            Id = t.Column<int>(nullable: false),
            Generation = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_SiteState", x => x.Id));
        b.Sql("insert into \"SiteState\" (\"Id\", \"Generation\") values (1, 1)");

        b.CreateTable("MediaFiles", t => new
        {
            Path = t.Column<string>(maxLength: 400, nullable: false),
            Hash = t.Column<string>(maxLength: 64, nullable: false),
            SourceHash = t.Column<string>(maxLength: 64, nullable: false),
            Length = t.Column<long>(nullable: false),
            ContentType = t.Column<string>(maxLength: 100, nullable: false),
            Width = t.Column<int>(nullable: true),
            Height = t.Column<int>(nullable: true),
            Variants = t.Column<string>(nullable: false),
            Plan = t.Column<string>(maxLength: 64, nullable: true),
            ModifiedUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_MediaFiles", x => x.Path));
        b.CreateIndex("IX_MediaFiles_Hash", "MediaFiles", "Hash");

        b.CreateTable("MediaDownloads", t => new
        {
            Path = t.Column<string>(maxLength: 400, nullable: false),
            Count = t.Column<long>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_MediaDownloads", x => x.Path));

        b.CreateTable("AuditLines", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
            Actor = t.Column<string>(maxLength: 100, nullable: false),
            Action = t.Column<string>(maxLength: 60, nullable: false),
            SubjectType = t.Column<string>(maxLength: 60, nullable: false),
            SubjectId = t.Column<string>(maxLength: 200, nullable: false),
            Summary = t.Column<string>(maxLength: 500, nullable: false),
        }, constraints: t => t.PrimaryKey("PK_AuditLines", x => x.Id));
        b.CreateIndex("IX_AuditLines_At", "AuditLines", "AtUtc");
        b.CreateIndex("IX_AuditLines_Subject", "AuditLines", ["SubjectType", "SubjectId"]);

        Indexes(b);
        Queues(b);
    }

    private static void Indexes(MigrationBuilder b)
    {
        b.CreateIndexTable("AutorouteIndex", t => t.Text("Path", 740).Text("ContainedContentItemId", 26, nullable: true));
        b.CreateIndex("UX_AutorouteIndex_Path", "AutorouteIndex", "Path", unique: true, filter: MigrationHelp.Published);
        b.CreateIndexTable("AliasIndex", t => t.Text("Alias", 740));
        b.CreateIndex("UX_AliasIndex_Alias", "AliasIndex", "Alias", unique: true, filter: MigrationHelp.Published);
        b.CreateIndexTable("ContainedIndex", t => t.Text("ListContentItemId", 26).Integer("Order"));
        b.CreateIndex("IX_ContainedIndex_List", "ContainedIndex", ["ListContentItemId", "Order"], filter: MigrationHelp.Published);
        b.CreateIndexTable("TaxonomyIndex", t => t.Text("ContentType", 100).Text("Field", 200).Text("TaxonomyContentItemId", 26, nullable: true).Text("TermContentItemId", 26));
        b.CreateIndex("IX_TaxonomyIndex_Term", "TaxonomyIndex", ["TermContentItemId", "ContentType"], filter: MigrationHelp.Published);
        b.CreateIndexTable("PickerIndex", t => t.Text("ContentType", 100).Text("Field", 200).Text("SelectedContentItemId", 26));
        b.CreateIndex("IX_PickerIndex_Selected", "PickerIndex", ["SelectedContentItemId", "ContentType"], filter: MigrationHelp.Published);
        b.CreateIndexTable("LayerIndex", t => t.Text("Layer", 100).Text("Zone", 100).Real("Position"));
        b.CreateIndexTable("VisibilityIndex", t => t.Text("Audience", 100));
        b.CreateIndexTable("ScheduleIndex", t => t.Text("Action", 10).Moment("DueUtc"));
        b.CreateIndex("IX_ScheduleIndex_Due", "ScheduleIndex", "DueUtc");
    }

    private static void Queues(MigrationBuilder b)
    {
        b.CreateTable("Jobs", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            Kind = t.Column<string>(maxLength: 100, nullable: false),
            Key = t.Column<string>(maxLength: 200, nullable: false),
            Payload = t.Column<string>(nullable: false),
            DueUtc = t.Column<DateTime>(nullable: false),
            LeasedUntilUtc = t.Column<DateTime>(nullable: true),
            LeasedBy = t.Column<string>(maxLength: 100, nullable: true),
            Attempts = t.Column<int>(nullable: false),
            DoneUtc = t.Column<DateTime>(nullable: true),
            Failure = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Jobs", x => x.Id));
        b.CreateIndex("UX_Jobs_Key", "Jobs", ["Kind", "Key"], unique: true);
        b.CreateIndex("IX_Jobs_Due", "Jobs", ["DoneUtc", "DueUtc"]);

        b.CreateTable("Mails", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            DedupKey = t.Column<string>(maxLength: 200, nullable: false),
            Recipient = t.Column<string>(maxLength: 320, nullable: false),
            Subject = t.Column<string>(maxLength: 300, nullable: false),
            Text = t.Column<string>(nullable: false),
            Html = t.Column<string>(nullable: true),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            DueUtc = t.Column<DateTime>(nullable: false),
            LeasedUntilUtc = t.Column<DateTime>(nullable: true),
            LeasedBy = t.Column<string>(maxLength: 100, nullable: true),
            Attempts = t.Column<int>(nullable: false),
            SentUtc = t.Column<DateTime>(nullable: true),
            GivenUpUtc = t.Column<DateTime>(nullable: true),
            Failure = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Mails", x => x.Id));
        b.CreateIndex("UX_Mails_DedupKey", "Mails", "DedupKey", unique: true);
        b.CreateIndex("IX_Mails_Due", "Mails", ["SentUtc", "DueUtc"]);
    }
}
