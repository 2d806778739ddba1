using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Cms;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Forum.Answers;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Live;
using Reseau50.Forum.Mentions;
using Reseau50.Forum.Polls;
using Reseau50.Forum.Privacy;
using Reseau50.Forum.Reading;
using Reseau50.Forum.Seeds;
using Reseau50.Forum.Similar;
using Reseau50.Forum.Thanks;
using Reseau50.Forum.Threads;
using Reseau50.Forum.Topics;
using Reseau50.Forum.WriteUps;
using Reseau50.Forum.Writing;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Forum;

/// <summary>Asking each other: categories, topics, posts.</summary>
public sealed class ForumModule : ReseauModule
{
    internal const string Moderate = "ModerateForum", ModerateAll = "ModerateWholeForum", Script = "/_content/Reseau50.Forum/forum.js";

    public override string Name => "Forum";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin", "Reseau50.Networks", "Reseau50.Workshops"];
    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Moderate, "Modérer le forum dans les catégories de ses réseaux, et dans celles qui sont à tous"),
        new(ModerateAll, "Modérer tout le forum"),
    ];

    public override void Model(ModelBuilder model) => ForumTables.Map(model);

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CategoryTable>().AddScoped<ForumPlaces>().AddScoped<People>().AddScoped<TopicLists>().AddScoped<OwnLists>().AddScoped<TopicReader>().AddScoped<ReadMarks>().AddScoped<HeldTopics>().AddScoped<TopicThemes>().AddScoped<SimilarTopics>().AddScoped<PostDrafts>().AddScoped<MentionDesk>().AddScoped<PollDesk>().AddScoped<PollReader>().AddScoped<ReactionDesk>().AddScoped<AnswerDesk>().AddScoped<ThreadDesk>().AddScoped<ForumDesk>().AddSingleton<WritingLimit>().AddSingleton<TopicWatch>();
        services.AddScoped<IWriteUpListener, WriteUpTopics>().AddScoped<IWriteUpTopics, WriteUpTopics>().AddScoped<IPublishing, WriteUpTopics>();
        services.AddScoped<IRecipeStepHandler, TopicsStep>();
        services.AddRetention<DraftForgetting>().AddPersonalData<ForumData>().AddSingleton<IProcessings, ForumProcessings>();
        services.AddListPage(this, Category.Root, "Forum");
    }
}
