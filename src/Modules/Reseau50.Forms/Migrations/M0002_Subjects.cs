using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Forms.Migrations;

/// <summary>The answers of a subject are asked for without their form.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261123110000_FormSubjects")]
internal sealed class M0002_Subjects : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("IX_FormSubmissions_AnySubject", "FormSubmissions", "Subject");
}
