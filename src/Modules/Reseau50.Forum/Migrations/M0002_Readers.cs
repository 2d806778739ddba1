using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Forum.Migrations;

/// <summary>Since when things are new to each reader.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261123130000_ForumReaders")]
internal sealed class M0002_Readers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("ForumReaders", t => new
        {
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            SinceUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_ForumReaders", x => x.AccountId));
        migrationBuilder.CreateIndex("IX_ForumTopics_Created", "ForumTopics", "CreatedUtc");
    }
}
