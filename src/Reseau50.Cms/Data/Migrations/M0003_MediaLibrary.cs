using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Reseau50.Cms.Data.Migrations;

/// <summary>What is said of files, where they are used, those that left. Every file of before came by a recipe: answered « no », as those of now.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122140000_MediaLibrary")]
internal sealed class M0003_MediaLibrary : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.AddColumn<string>("Folder", "MediaFiles", maxLength: 400, nullable: false, defaultValue: "");
        b.AddColumn<string>("Search", "MediaFiles", maxLength: 2000, nullable: false, defaultValue: "");
        b.AddColumn<string>("Alt", "MediaFiles", maxLength: 500, nullable: true);
        b.AddColumn<string>("Caption", "MediaFiles", maxLength: 1000, nullable: true);
        b.AddColumn<string>("Credit", "MediaFiles", maxLength: 300, nullable: true);
        b.AddColumn<string>("Licence", "MediaFiles", maxLength: 100, nullable: true);
        b.AddColumn<bool>("Recognisable", "MediaFiles", nullable: true);
        b.AddColumn<string>("AgreementReference", "MediaFiles", maxLength: 200, nullable: true);
        b.AddColumn<DateOnly>("AgreementUntil", "MediaFiles", nullable: true);
        b.AddColumn<string>("AgreementContext", "MediaFiles", maxLength: 300, nullable: true);
        b.AddColumn<string>("AnswerSource", "MediaFiles", maxLength: 200, nullable: true);
        b.AddColumn<DateTime>("WithdrawnUtc", "MediaFiles", nullable: true);
        b.Sql("update \"MediaFiles\" set \"Folder\" = rtrim(rtrim(\"Path\", replace(\"Path\", '/', '')), '/'), \"Search\" = lower(\"Path\")");
        b.Sql("update \"MediaFiles\" set \"Recognisable\" = false, \"AnswerSource\" = 'recette' where \"ContentType\" like 'image/%'");
        b.CreateIndex("IX_MediaFiles_Folder", "MediaFiles", ["Folder", "Path"]);
        b.CreateIndex("IX_MediaFiles_Modified", "MediaFiles", ["ModifiedUtc", "Path"], descending: [true, false]);
        b.CreateIndex("IX_MediaFiles_Agreement", "MediaFiles", "AgreementUntil");

        b.CreateTable("MediaFolders", t => new { Path = t.Column<string>(maxLength: 400, nullable: false) }, constraints: t => t.PrimaryKey("PK_MediaFolders", x => x.Path));
        b.CreateTable("MediaPast", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            Path = t.Column<string>(maxLength: 400, nullable: false),
            Kind = t.Column<string>(maxLength: 20, nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
            Actor = t.Column<string>(maxLength: 100, nullable: false),
            Json = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_MediaPast", x => x.Id));
        b.CreateIndex("IX_MediaPast_Path", "MediaPast", ["Path", "AtUtc"]);

        b.CreateIndexTable("MediaIndex", t => t.Text("Path", 400));
        b.CreateIndex("IX_MediaIndex_Path", "MediaIndex", "Path");
    }
}
