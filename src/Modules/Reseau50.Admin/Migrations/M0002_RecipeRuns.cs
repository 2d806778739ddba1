using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Migrations;

/// <summary>Recipes run from the administration.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122180000_Admin_RecipeRuns")]
internal sealed class M0002_RecipeRuns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("RecipeRuns", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            Kind = t.Column<string>(maxLength: 10, nullable: false),
            Recipe = t.Column<string>(maxLength: 200, nullable: false),
            Sent = t.Column<string>(nullable: true),
            Skips = t.Column<bool>(nullable: false),
            AskedBy = t.Column<string>(maxLength: 36, nullable: false),
            AskedUtc = t.Column<DateTime>(nullable: false),
            EndedUtc = t.Column<DateTime>(nullable: true),
            Outcome = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_RecipeRuns", x => x.Id));
        b.CreateIndex("IX_RecipeRuns_Asked", "RecipeRuns", "AskedUtc");
    }
}
