using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Migrations;

/// <summary>What people agreed to since they joined, what they asked about their data, and when somebody who does not come back was told.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122160000_Accounts_Privacy")]
internal sealed class M0006_Privacy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.AddColumn<DateTime>("InactiveWarnedUtc", "Accounts", nullable: true);

        b.CreateTable("AccountConsents", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            Subject = t.Column<string>(maxLength: 30, nullable: false),
            Version = t.Column<string>(maxLength: 100, nullable: false),
            Given = t.Column<bool>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AccountConsents", x => x.Id);
            t.ForeignKey("FK_AccountConsents_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_AccountConsents_Account", "AccountConsents", "AccountId");

        b.CreateTable("PrivacyRequests", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            Kind = t.Column<string>(maxLength: 30, nullable: false),
            Way = t.Column<string>(maxLength: 30, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: true),
            Who = t.Column<string>(maxLength: 300, nullable: false),
            Note = t.Column<string>(maxLength: 1000, nullable: false),
            ReceivedUtc = t.Column<DateTime>(nullable: false),
            AnsweredUtc = t.Column<DateTime>(nullable: true),
            Answer = t.Column<string>(maxLength: 1000, nullable: false),
            AnsweredBy = t.Column<string>(maxLength: 100, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_PrivacyRequests", x => x.Id));
        b.CreateIndex("IX_PrivacyRequests_Open", "PrivacyRequests", ["AnsweredUtc", "ReceivedUtc"]);
        b.CreateIndex("IX_PrivacyRequests_Account", "PrivacyRequests", "AccountId");
    }
}
