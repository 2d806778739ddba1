using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>What lists of all content ask: the newest versions, of one type or of all, in the order they were changed.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122120000_LatestLists")]
internal sealed class M0002_LatestLists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_ContentItems_LatestType", "ContentItems", ["ContentType", "ModifiedUtc", "ContentItemId"], descending: [false, true, false], filter: "\"Latest\"");
        migrationBuilder.CreateIndex("IX_ContentItems_LatestAll", "ContentItems", ["ModifiedUtc", "ContentItemId"], descending: [true, false], filter: "\"Latest\"");
    }
}
