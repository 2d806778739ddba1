using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;
using Reseau50.Cms.Data.Migrations;

namespace Reseau50.Forms.Migrations;

/// <summary>Forms, what was asked, what was answered, what came with it, and what is left of it in numbers.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122210000_Forms")]
internal sealed class M0001_Forms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateIndexTable("FormIndex", t => t.Text("FormId", 26).Text("Title", 255).Moment("OpensUtc", nullable: true).Moment("ClosesUtc", nullable: true));
        b.CreateIndex("IX_FormIndex_Form", "FormIndex", "FormId");

        b.CreateTable("FormVersions", t => new
        {
            FormId = t.Column<string>(maxLength: 26, nullable: false),
            Hash = t.Column<string>(maxLength: 64, nullable: false),
            Questions = t.Column<string>(nullable: false),
            SeenUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_FormVersions", x => new { x.FormId, x.Hash }));

        b.CreateTable("FormSubmissions", t => new
        {
            Id = t.Column<string>(maxLength: 26, nullable: false),
            FormId = t.Column<string>(maxLength: 26, nullable: false),
            Hash = t.Column<string>(maxLength: 64, nullable: false),
            Subject = t.Column<string>(maxLength: 120, nullable: false),
            AccountId = t.Column<string>(maxLength: 100, nullable: true),
            SentUtc = t.Column<DateTime>(nullable: false),
            EditedUtc = t.Column<DateTime>(nullable: true),
            ForgetUtc = t.Column<DateTime>(nullable: true),
            Answers = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_FormSubmissions", x => x.Id));
        b.CreateIndex("IX_FormSubmissions_Subject", "FormSubmissions", ["FormId", "Subject"], unique: true);
        b.CreateIndex("IX_FormSubmissions_Sent", "FormSubmissions", ["FormId", "SentUtc"]);
        b.CreateIndex("IX_FormSubmissions_Forget", "FormSubmissions", "ForgetUtc");
        b.CreateIndex("IX_FormSubmissions_Account", "FormSubmissions", "AccountId");

        b.CreateTable("FormFiles", t => new
        {
            Id = t.Column<string>(maxLength: 26, nullable: false),
            FormId = t.Column<string>(maxLength: 26, nullable: false),
            Question = t.Column<string>(maxLength: 100, nullable: false),
            SubmissionId = t.Column<string>(maxLength: 26, nullable: true),
            Name = t.Column<string>(maxLength: 200, nullable: false),
            ContentType = t.Column<string>(maxLength: 120, nullable: false),
            Length = t.Column<long>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
            Bytes = t.Column<byte[]>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_FormFiles", x => x.Id);
            t.ForeignKey("FK_FormFiles_Submissions", x => x.SubmissionId, "FormSubmissions", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_FormFiles_Submission", "FormFiles", "SubmissionId");

        b.CreateTable("FormCounts", t => new
        {
            FormId = t.Column<string>(maxLength: 26, nullable: false),
            Question = t.Column<string>(maxLength: 100, nullable: false),
            Kind = t.Column<string>(maxLength: 20, nullable: false),
            Value = t.Column<string>(maxLength: 200, nullable: false),
            Total = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_FormCounts", x => new { x.FormId, x.Question, x.Kind, x.Value }));
    }
}
