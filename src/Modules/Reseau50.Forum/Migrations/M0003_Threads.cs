using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Forum.Migrations;

/// <summary>Themes, questions and the answer kept, thanks, polls, open sheets, posts that went to another topic, drafts, words of titles.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261124100000_ForumThreads")]
internal sealed class M0003_Threads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.AddColumn<bool>("IsQuestion", "ForumTopics", nullable: false, defaultValue: false);
        b.AddColumn<int>("AnswerNumber", "ForumTopics", nullable: true);
        b.AddColumn<int>("Echoes", "ForumTopics", nullable: false, defaultValue: 0);
        b.AddColumn<int>("SlowMinutes", "ForumTopics", nullable: false, defaultValue: 0);
        b.AddColumn<long>("MergedInto", "ForumTopics", nullable: true);
        b.AddColumn<string>("SubjectId", "ForumTopics", maxLength: 26, nullable: true);
        b.CreateIndex("UX_ForumTopics_Subject", "ForumTopics", "SubjectId", unique: true);
        b.AddColumn<string>("EditedBy", "ForumPosts", maxLength: 100, nullable: true);
        b.AddColumn<int>("Thanks", "ForumPosts", nullable: false, defaultValue: 0);
        b.AddColumn<bool>("IsOpen", "ForumPosts", nullable: false, defaultValue: false);
        b.AddColumn<long>("MovedToTopic", "ForumPosts", nullable: true);
        b.AddColumn<int>("MovedToNumber", "ForumPosts", nullable: true);

        b.CreateTable("ForumTopicThemes", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            TermId = t.Column<string>(maxLength: 26, nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumTopicThemes", x => new { x.TopicId, x.TermId });
            t.ForeignKey("FK_ForumTopicThemes_Topic", x => x.TopicId, "ForumTopics", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ForumTopicThemes_Term", "ForumTopicThemes", ["TermId", "TopicId"]);

        b.CreateTable("ForumTitleWords", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Word = t.Column<string>(maxLength: 30, nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumTitleWords", x => new { x.TopicId, x.Word });
            t.ForeignKey("FK_ForumTitleWords_Topic", x => x.TopicId, "ForumTopics", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ForumTitleWords_Word", "ForumTitleWords", ["Word", "TopicId"]);

        b.CreateTable("ForumReactions", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Number = t.Column<int>(nullable: false),
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            Kind = t.Column<int>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumReactions", x => new { x.TopicId, x.Number, x.AccountId, x.Kind });
            t.ForeignKey("FK_ForumReactions_Post", x => new { x.TopicId, x.Number }, "ForumPosts", ["TopicId", "Number"], onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ForumReactions_Account", "ForumReactions", "AccountId");

        b.CreateTable("ForumPolls", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Question = t.Column<string>(maxLength: 200, nullable: false),
            Several = t.Column<bool>(nullable: false),
            ClosesUtc = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumPolls", x => x.TopicId);
            t.ForeignKey("FK_ForumPolls_Topic", x => x.TopicId, "ForumTopics", "Id", onDelete: ReferentialAction.Cascade);
        });
        b.CreateTable("ForumPollChoices", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Rank = t.Column<int>(nullable: false),
            Words = t.Column<string>(maxLength: 150, nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumPollChoices", x => new { x.TopicId, x.Rank });
            t.ForeignKey("FK_ForumPollChoices_Poll", x => x.TopicId, "ForumPolls", "TopicId", onDelete: ReferentialAction.Cascade);
        });
        b.CreateTable("ForumVotes", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            Rank = t.Column<int>(nullable: false),
            AtUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumVotes", x => new { x.TopicId, x.AccountId, x.Rank });
            t.ForeignKey("FK_ForumVotes_Choice", x => new { x.TopicId, x.Rank }, "ForumPollChoices", ["TopicId", "Rank"], onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ForumVotes_Account", "ForumVotes", "AccountId");

        b.CreateTable("ForumMentions", t => new
        {
            TopicId = t.Column<long>(nullable: false),
            Number = t.Column<int>(nullable: false),
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            Handle = t.Column<string>(maxLength: 80, nullable: false),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_ForumMentions", x => new { x.TopicId, x.Number, x.AccountId });
            t.ForeignKey("FK_ForumMentions_Post", x => new { x.TopicId, x.Number }, "ForumPosts", ["TopicId", "Number"], onDelete: ReferentialAction.Cascade);
        });
        b.CreateIndex("IX_ForumMentions_Account", "ForumMentions", "AccountId");

        b.CreateTable("ForumDrafts", t => new
        {
            AccountId = t.Column<string>(maxLength: 100, nullable: false),
            Place = t.Column<string>(maxLength: 60, nullable: false),
            Title = t.Column<string>(maxLength: 500, nullable: true),
            Text = t.Column<string>(maxLength: 20_000, nullable: false),
            SavedUtc = t.Column<DateTime>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_ForumDrafts", x => new { x.AccountId, x.Place }));
        b.CreateIndex("IX_ForumDrafts_Saved", "ForumDrafts", "SavedUtc");
    }
}
