using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;
using Reseau50.Cms.Data.Migrations;

namespace Reseau50.Agenda.Migrations;

/// <summary>Who came, and what is said of a date once it is over.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261123100000_Attendance")]
internal sealed class M0004_Attendance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("Attendances", t => new
        {
            AttendeeId = t.Column<Guid>(nullable: false),
            Half = t.Column<int>(nullable: false),
            EventId = t.Column<string>(maxLength: 26, nullable: false),
            Mark = t.Column<int>(nullable: false),
            TappedUtc = t.Column<DateTime>(nullable: false),
            OperationId = t.Column<Guid>(nullable: false),
            NotedBy = t.Column<string>(maxLength: 100, nullable: true),
            WalkIn = t.Column<bool>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_Attendances", x => new { x.AttendeeId, x.Half }));
        b.CreateIndex("IX_Attendances_Event", "Attendances", ["EventId", "Mark"]);
        // Pressed twice at the door, one person comes in once.
        b.CreateIndex("UX_Attendances_WalkIn", "Attendances", ["EventId", "OperationId"], unique: true, filter: b.IsPostgres() ? "\"WalkIn\"" : "\"WalkIn\" = 1");

        b.CreateTable("CertificateCodes", t => new
        {
            Code = t.Column<string>(maxLength: 20, nullable: false),
            AttendeeId = t.Column<Guid>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_CertificateCodes", x => x.Code));
        b.CreateIndex("UX_CertificateCodes_Attendee", "CertificateCodes", "AttendeeId", unique: true);

        b.AddColumn<string>("Draw", "EventRegisters", maxLength: 20, nullable: true);
        b.AddColumn<string>("Note", "EventRegisters", maxLength: 4000, nullable: true);
    }
}
