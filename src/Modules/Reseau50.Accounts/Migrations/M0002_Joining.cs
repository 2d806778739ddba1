using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Migrations;

/// <summary>Asking to join, the coordination's answer, and changes of address under way. Whoever has an account already is a member.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122080000_Joining")]
internal sealed class M0002_Joining : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.AddColumn<DateTime>("ApprovedUtc", "Accounts", nullable: true);
        b.Sql("""update "Accounts" set "ApprovedUtc" = "CreatedUtc" """);

        b.CreateTable("MembershipRequests", t => new
        {
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            Profession = t.Column<string>(maxLength: 60, nullable: false),
            StructureId = t.Column<string>(maxLength: 60, nullable: true),
            StructureName = t.Column<string>(maxLength: 200, nullable: false),
            TerritoryId = t.Column<string>(maxLength: 60, nullable: true),
            Why = t.Column<string>(maxLength: 1000, nullable: false),
            CharterVersion = t.Column<string>(maxLength: 100, nullable: false),
            PrivacyVersion = t.Column<string>(maxLength: 100, nullable: false),
            AgreedUtc = t.Column<DateTime>(nullable: false),
            NewsletterVersion = t.Column<string>(maxLength: 100, nullable: true),
            NewsletterUtc = t.Column<DateTime>(nullable: true),
            AskedUtc = t.Column<DateTime>(nullable: false),
            ProvenUtc = t.Column<DateTime>(nullable: true),
            DecidedUtc = t.Column<DateTime>(nullable: true),
            DecidedBy = t.Column<string>(maxLength: 100, nullable: true),
            Declined = t.Column<bool>(nullable: false),
            Reason = t.Column<string>(maxLength: 1000, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_MembershipRequests", x => x.AccountId);
            t.ForeignKey("FK_MembershipRequests_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_MembershipRequests_Pending", "MembershipRequests", ["DecidedUtc", "ProvenUtc"]);

        b.CreateTable("AddressChanges", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            NewEmail = t.Column<string>(maxLength: 256, nullable: false),
            AskedUtc = t.Column<DateTime>(nullable: false),
            OldAgreedUtc = t.Column<DateTime>(nullable: true),
            NewAgreedUtc = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AddressChanges", x => x.Id);
            t.ForeignKey("FK_AddressChanges_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_AddressChanges_Account", "AddressChanges", "AccountId");
    }
}
