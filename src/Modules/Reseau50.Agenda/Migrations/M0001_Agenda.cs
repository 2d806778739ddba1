using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;
using Reseau50.Cms.Data.Migrations;

namespace Reseau50.Agenda.Migrations;

/// <summary>The index of events.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261102000000_Agenda")]
internal sealed class M0001_Agenda : Migration
{
    private const string Table = "EvenementIndex";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateIndexTable(Table, t => t.Moment("StartUtc").Moment("EndUtc").Moment("SortUtc").Integer("Precision").Integer("State")
            .Text("Kind", 26, nullable: true).Text("TerritoryId", 26, nullable: true).Text("WorkshopId", 26, nullable: true));
        b.CreateIndex("IX_EvenementIndex_Sort", Table, ["SortUtc", "ContentItemId", "EndUtc", "Restricted"], filter: MigrationHelp.Published);
        b.CreateIndex("IX_EvenementIndex_End", Table, ["EndUtc", "Restricted"], filter: MigrationHelp.Published);
        b.CreateIndex("IX_EvenementIndex_Kind", Table, ["Kind", "SortUtc", "ContentItemId", "EndUtc", "Restricted"], filter: MigrationHelp.Published);
        b.CreateIndex("IX_EvenementIndex_Workshop", Table, "WorkshopId", filter: MigrationHelp.Published);
    }
}
