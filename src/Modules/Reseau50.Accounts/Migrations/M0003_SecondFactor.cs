using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Migrations;

/// <summary>The day from which an administrator's rights wait for a second step of signing in.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122120000_Accounts_SecondFactor")]
internal sealed class M0003_SecondFactor : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<DateTime>("SecondFactorDueUtc", "Accounts", nullable: true);
}
