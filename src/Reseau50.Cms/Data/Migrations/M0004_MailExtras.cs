using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>What goes with a message: a calendar file, a way to end such messages.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122190000_MailExtras")]
internal sealed class M0004_MailExtras : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Calendar", "Mails", nullable: true);
        migrationBuilder.AddColumn<string>("Unsubscribe", "Mails", maxLength: 500, nullable: true);
    }
}
