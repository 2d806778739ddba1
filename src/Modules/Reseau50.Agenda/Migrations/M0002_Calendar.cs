using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;
using Reseau50.Cms.Data.Migrations;

namespace Reseau50.Agenda.Migrations;

/// <summary>Dates that stop for the school holidays, and the holidays. The indexes of lists take the new column: a list is still read from them alone.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122220000_Agenda_Calendar")]
internal sealed class M0002_Calendar : Migration
{
    private const string Table = "EvenementIndex";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.AddColumn<bool>("NotInHolidays", Table, nullable: false, defaultValue: false);
        foreach (var name in (string[])["Sort", "End", "Kind"]) b.DropIndex($"IX_{Table}_{name}", Table);
        b.CreateIndex($"IX_{Table}_Sort", Table, ["SortUtc", "ContentItemId", "EndUtc", "StartUtc", "Restricted", "NotInHolidays"], filter: MigrationHelp.Published);
        b.CreateIndex($"IX_{Table}_End", Table, ["EndUtc", "SortUtc", "StartUtc", "Restricted", "NotInHolidays"], filter: MigrationHelp.Published);
        b.CreateIndex($"IX_{Table}_Kind", Table, ["Kind", "SortUtc", "ContentItemId", "EndUtc", "StartUtc", "Restricted", "NotInHolidays"], filter: MigrationHelp.Published);
        b.CreateIndex($"IX_{Table}_Latest", Table, "StartUtc", filter: "\"Latest\"");
        b.CreateIndexTable("VacancesIndex", t => t.Moment("FromUtc").Moment("ToUtc"));
    }
}
