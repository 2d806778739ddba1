using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Migrations;

/// <summary>What members do and where, and what the coordination decided of their networks.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122130000_Accounts_Membership")]
internal sealed class M0004_Membership : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        foreach (var column in (string[])["Profession", "StructureId", "TerritoryId"])
        {
            b.AddColumn<string>(column, "Accounts", maxLength: 60, nullable: true);
            b.Sql($"""update "Accounts" set "{column}" = (select r."{column}" from "MembershipRequests" r where r."AccountId" = "Accounts"."Id") where "ApprovedUtc" is not null""");
        }
        b.CreateTable("AccountNetworks", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            NetworkId = t.Column<string>(maxLength: 60, nullable: false),
            Belongs = t.Column<bool>(nullable: true),
            Reason = t.Column<string>(maxLength: 500, nullable: false),
            DecidedBy = t.Column<string>(maxLength: 100, nullable: false),
            DecidedUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AccountNetworks", x => x.Id);
            t.ForeignKey("FK_AccountNetworks_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_AccountNetworks_Account", "AccountNetworks", "AccountId");
    }
}
