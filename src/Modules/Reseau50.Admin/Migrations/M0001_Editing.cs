using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Admin.Migrations;

/// <summary>Forms that are open, and links to what is not published yet.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122150000_Admin_Editing")]
internal sealed class M0001_Editing : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("OpenForms", t => new
        {
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            Address = t.Column<string>(maxLength: 200, nullable: false),
            Name = t.Column<string>(maxLength: 300, nullable: false),
            Stamp = t.Column<string>(maxLength: 60, nullable: true),
            Typed = t.Column<string>(nullable: true),
            TypedUtc = t.Column<DateTime>(nullable: true),
            SeenUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_OpenForms", x => new { x.AccountId, x.Address }));
        b.CreateTable("PreviewLinks", t => new
        {
            Id = t.Column<string>(maxLength: 40, nullable: false),
            ContentItemId = t.Column<string>(maxLength: 26, nullable: false),
            CreatedBy = t.Column<string>(maxLength: 36, nullable: false),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            ExpiresUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_PreviewLinks", x => x.Id));
        b.CreateIndex("IX_PreviewLinks_Item", "PreviewLinks", "ContentItemId");
    }
}
