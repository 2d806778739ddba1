using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Forum.Migrations;

/// <summary>Topics, posts, what they said before, and how far each person read.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261123120000_Forum")]
internal sealed class M0001_Forum : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("ForumTopics", t => new
        {
            Id = t.Column<long>(nullable: false),
            CategoryId = t.Column<string>(maxLength: 26, nullable: false),
            Title = t.Column<string>(maxLength: 120, nullable: false),
            AuthorId = t.Column<string>(maxLength: 100, nullable: false),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            LastNumber = t.Column<int>(nullable: false),
            Posts = t.Column<int>(nullable: false),
            LastUtc = t.Column<DateTime>(nullable: false),
            LastAuthorId = t.Column<string>(maxLength: 100, nullable: false),
            Pinned = t.Column<bool>(nullable: false),
            LockedUtc = t.Column<DateTime>(nullable: true),
            WithdrawnUtc = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_ForumTopics", x => x.Id));
        b.CreateIndex("IX_ForumTopics_List", "ForumTopics", ["CategoryId", "Pinned", "LastUtc"]);
        b.CreateIndex("IX_ForumTopics_Author", "ForumTopics", "AuthorId");

        b.CreateTable("ForumPosts", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Number = t.Column<int>(nullable: false),
            Key = t.Column<Guid>(nullable: false),
            AuthorId = t.Column<string>(maxLength: 100, nullable: false),
            Text = t.Column<string>(maxLength: 20_000, nullable: false),
            WrittenUtc = t.Column<DateTime>(nullable: false),
            EditedUtc = t.Column<DateTime>(nullable: true),
            Versions = t.Column<int>(nullable: false),
            WithdrawnUtc = t.Column<DateTime>(nullable: true),
            WithdrawnBy = t.Column<string>(maxLength: 100, nullable: true),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumPosts", x => new { x.TopicId, x.Number });
            t.ForeignKey("FK_ForumPosts_Topic", x => x.TopicId, "ForumTopics", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("UX_ForumPosts_Key", "ForumPosts", "Key", unique: true);
        b.CreateIndex("IX_ForumPosts_Author", "ForumPosts", ["AuthorId", "WrittenUtc"]);

        b.CreateTable("ForumPostVersions", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Number = t.Column<int>(nullable: false),
            Version = t.Column<int>(nullable: false),
            Text = t.Column<string>(maxLength: 20_000, nullable: false),
            ReplacedBy = t.Column<string>(maxLength: 100, nullable: false),
            ReplacedUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumPostVersions", x => new { x.TopicId, x.Number, x.Version });
            t.ForeignKey("FK_ForumPostVersions_Post", x => new { x.TopicId, x.Number }, "ForumPosts", ["TopicId", "Number"], onDelete: ReferentialAction.Cascade);
        });

        b.CreateTable("ForumReads", t => new
        {
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            TopicId = t.Column<long>(nullable: false),
            Number = t.Column<int>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumReads", x => new { x.AccountId, x.TopicId });
            t.ForeignKey("FK_ForumReads_Topic", x => x.TopicId, "ForumTopics", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
