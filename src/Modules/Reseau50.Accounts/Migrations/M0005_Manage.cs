using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Migrations;

/// <summary>Why accounts were suspended or opened again; whom a session looks through the eyes of; what was being written when a session ended.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122140000_Accounts_Manage")]
internal sealed class M0005_Manage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("AccountNotes", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            Suspends = t.Column<bool>(nullable: false),
            Reason = t.Column<string>(maxLength: 500, nullable: false),
            DecidedBy = t.Column<string>(maxLength: 100, nullable: false),
            DecidedUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AccountNotes", x => x.Id);
            t.ForeignKey("FK_AccountNotes_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_AccountNotes_Account", "AccountNotes", "AccountId");

        b.AddColumn<string>("ActsAsId", "AccountSessions", maxLength: 36, nullable: true);
        b.AddColumn<DateTime>("ActsAsUntilUtc", "AccountSessions", nullable: true);

        b.CreateTable("KeptForms", t => new
        {
            Id = t.Column<string>(maxLength: 64, nullable: false),
            Sealed = t.Column<byte[]>(nullable: false),
            ExpiresUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_KeptForms", x => x.Id));
        b.CreateIndex("IX_KeptForms_Expires", "KeptForms", "ExpiresUtc");
    }
}
