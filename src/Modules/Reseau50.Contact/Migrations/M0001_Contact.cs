using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Contact.Migrations;

/// <summary>What people write to the site, what is answered, and how many there were.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122160000_Contact")]
internal sealed class M0001_Contact : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("ContactMessages", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            Reference = t.Column<string>(maxLength: 20, nullable: false),
            IsReport = t.Column<bool>(nullable: false),
            Subject = t.Column<string>(maxLength: 40, nullable: false),
            Name = t.Column<string>(maxLength: 100, nullable: true),
            Email = t.Column<string>(maxLength: 256, nullable: true),
            Text = t.Column<string>(nullable: false),
            AskedUtc = t.Column<DateTime>(nullable: false),
            Page = t.Column<string>(maxLength: 1000, nullable: true),
            ContentItemId = t.Column<string>(maxLength: 26, nullable: true),
            ContentOwner = t.Column<string>(maxLength: 100, nullable: true),
            State = t.Column<string>(maxLength: 20, nullable: false),
            AssignedTo = t.Column<string>(maxLength: 100, nullable: true),
            ClosedUtc = t.Column<DateTime>(nullable: true),
            Decision = t.Column<string>(maxLength: 20, nullable: true),
            Decisions = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_ContactMessages", x => x.Id));
        b.CreateIndex("IX_ContactMessages_Reference", "ContactMessages", "Reference", unique: true);
        b.CreateIndex("IX_ContactMessages_State", "ContactMessages", ["State", "AskedUtc"]);
        b.CreateIndex("IX_ContactMessages_Closed", "ContactMessages", "ClosedUtc");

        b.CreateTable("ContactEntries", t => new
        {
            Id = t.Column<string>(maxLength: 36, nullable: false),
            MessageId = t.Column<string>(maxLength: 36, nullable: false),
            Kind = t.Column<string>(maxLength: 20, nullable: false),
            Text = t.Column<string>(nullable: false),
            Decision = t.Column<string>(maxLength: 20, nullable: true),
            ByWhom = t.Column<string>(maxLength: 100, nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ContactEntries", x => x.Id);
            t.ForeignKey("FK_ContactEntries_Messages", x => x.MessageId, "ContactMessages", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ContactEntries_Message", "ContactEntries", "MessageId");

        b.CreateTable("ContactCounts", t => new
        {
            Year = t.Column<int>(nullable: false),
            IsReport = t.Column<bool>(nullable: false),
            Subject = t.Column<string>(maxLength: 40, nullable: false),
            Decision = t.Column<string>(maxLength: 20, nullable: false),
            Total = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_ContactCounts", x => new { x.Year, x.IsReport, x.Subject, x.Decision }));
    }
}
