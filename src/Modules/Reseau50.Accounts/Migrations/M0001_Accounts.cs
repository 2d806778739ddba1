using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Reseau50.Cms.Data;
using Reseau50.Cms.Data.Migrations;

namespace Reseau50.Accounts.Migrations;

/// <summary>People, what they sign in with, and where they are signed in.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122000000_Accounts")]
internal sealed class M0001_Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("Accounts", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            UserName = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedUserName = t.Column<string>(maxLength: 256, nullable: true),
            Email = t.Column<string>(maxLength: 256, nullable: true),
            NormalizedEmail = t.Column<string>(maxLength: 256, nullable: true),
            EmailConfirmed = t.Column<bool>(nullable: false),
            PasswordHash = t.Column<string>(maxLength: 500, nullable: true),
            SecurityStamp = t.Column<string>(maxLength: 100, nullable: true),
            ConcurrencyStamp = t.Column<string>(maxLength: 100, nullable: true),
            PhoneNumber = t.Column<string>(maxLength: 50, nullable: true),
            PhoneNumberConfirmed = t.Column<bool>(nullable: false),
            TwoFactorEnabled = t.Column<bool>(nullable: false),
            LockoutEnd = t.Column<DateTimeOffset>(nullable: true),
            LockoutEnabled = t.Column<bool>(nullable: false),
            AccessFailedCount = t.Column<int>(nullable: false),
            DisplayName = t.Column<string>(maxLength: 200, nullable: false),
            IsEnabled = t.Column<bool>(nullable: false),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            LastSignInUtc = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Accounts", x => x.Id));
        b.CreateIndex("UX_Accounts_Email", "Accounts", "NormalizedEmail", unique: true);
        b.CreateIndex("UX_Accounts_UserName", "Accounts", "NormalizedUserName", unique: true);

        b.CreateTable("AccountRoles", t => new
        {
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            Role = t.Column<string>(maxLength: 100, nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AccountRoles", x => new { x.AccountId, x.Role });
            t.ForeignKey("FK_AccountRoles_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });

        b.CreateTable("AccountClaims", t => new
        {
            Id = t.Column<int>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            UserId = t.Column<string>(maxLength: 36, nullable: false),
            ClaimType = t.Column<string>(nullable: true),
            ClaimValue = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_AccountClaims", x => x.Id));
        b.CreateIndex("IX_AccountClaims_User", "AccountClaims", "UserId");

        b.CreateTable("AccountLogins", t => new
        {
            LoginProvider = t.Column<string>(maxLength: 128, nullable: false),
            ProviderKey = t.Column<string>(maxLength: 128, nullable: false),
            ProviderDisplayName = t.Column<string>(nullable: true),
            UserId = t.Column<string>(maxLength: 36, nullable: false),
        }, constraints: t => t.PrimaryKey("PK_AccountLogins", x => new { x.LoginProvider, x.ProviderKey }));
        b.CreateIndex("IX_AccountLogins_User", "AccountLogins", "UserId");

        b.CreateTable("AccountTokens", t => new
        {
            UserId = t.Column<string>(maxLength: 36, nullable: false),
            LoginProvider = t.Column<string>(maxLength: 128, nullable: false),
            Name = t.Column<string>(maxLength: 128, nullable: false),
            Value = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_AccountTokens", x => new { x.UserId, x.LoginProvider, x.Name }));

        b.CreateTable("AccountPasskeys", t => new
        {
            CredentialId = t.Column<byte[]>(maxLength: 1024, nullable: false),
            UserId = t.Column<string>(maxLength: 36, nullable: false),
            Data = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_AccountPasskeys", x => x.CredentialId));
        b.CreateIndex("IX_AccountPasskeys_User", "AccountPasskeys", "UserId");

        b.CreateTable("AccountSessions", t => new
        {
            Id = t.Column<string>(maxLength: 64, nullable: false),
            AccountId = t.Column<string>(maxLength: 36, nullable: false),
            CreatedUtc = t.Column<DateTime>(nullable: false),
            LastSeenUtc = t.Column<DateTime>(nullable: false),
            ExpiresUtc = t.Column<DateTime>(nullable: false),
            Device = t.Column<string>(maxLength: 100, nullable: false),
            Ticket = t.Column<byte[]>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_AccountSessions", x => x.Id);
            t.ForeignKey("FK_AccountSessions_Accounts", x => x.AccountId, "Accounts", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_AccountSessions_Account", "AccountSessions", "AccountId");
        b.CreateIndex("IX_AccountSessions_Expires", "AccountSessions", "ExpiresUtc");
    }
}
