using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Workshops.Migrations;

/// <summary>Second readings of write-ups: one is open at most for each.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122170000_Workshops_Readings")]
internal sealed class M0001_Readings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("WriteUpReadings", t => new
        {
            Id = t.Column<string>(maxLength: 26, nullable: false),
            WriteUpId = t.Column<string>(maxLength: 26, nullable: false),
            ReaderId = t.Column<string>(maxLength: 36, nullable: false),
            AskedBy = t.Column<string>(maxLength: 36, nullable: false),
            AskedUtc = t.Column<DateTime>(nullable: false),
            Message = t.Column<string>(nullable: true),
            Answer = t.Column<string>(maxLength: 20, nullable: true),
            Comment = t.Column<string>(nullable: true),
            AnsweredUtc = t.Column<DateTime>(nullable: true),
            Fingerprint = t.Column<string>(maxLength: 64, nullable: true),
            EndedUtc = t.Column<DateTime>(nullable: true),
            End = t.Column<string>(maxLength: 20, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_WriteUpReadings", x => x.Id));
        b.CreateIndex("UX_WriteUpReadings_Open", "WriteUpReadings", "WriteUpId", unique: true, filter: "\"EndedUtc\" IS NULL");
        b.CreateIndex("IX_WriteUpReadings_WriteUp", "WriteUpReadings", ["WriteUpId", "AskedUtc"]);
        b.CreateIndex("IX_WriteUpReadings_Reader", "WriteUpReadings", "ReaderId", filter: "\"EndedUtc\" IS NULL");
    }
}
