using Reseau50.Admin.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Recipes;
using Reseau50.Cms.Security;
using Reseau50.Tests.Admin;
using Reseau50.Workshops.Closing;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Tests.Workshops;

/// <summary>The demonstration's workshops on a site of its own, and people who keep them. The clock stands on 21 November 2026, eleven days after the last session about sleep.</summary>
internal static class WorkshopLab
{
    public const string Sleep = "atelier-sommeil", First = "sea-26-sommeil-1", Last = "sea-26-sommeil-2";

    public static readonly Viewer Coordinator = AdminLab.Person("ada", "AccessAdminPanel", "EditContent", "PublishContent") with { SeesEverything = true },
        Animator = AdminLab.Person("lise", "AccessAdminPanel", "EditOwn_CompteRendu", "EditOwn_Outil") with { Audiences = ["membre", "reseau:reseau-mam"] },
        Member = AdminLab.Person("membre");

    public static async Task<TestSite> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var site = await TestSite.CreateAsync(database, services =>
        {
            services.AddScoped<CurrentViewer>();
            more?.Invoke(services);
        });
        await ApplyAsync(site);
        return site;
    }

    public static async Task ApplyAsync(TestSite site)
    {
        foreach (var recipe in (string[])["types", "taxonomies", "territories", "networks", "agenda", "workshops"])
            await site.InScopeAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(Path.Combine(SourceTree.Root, "recipes", recipe + ".recipe.json"), new RecipeOptions()));
    }

    /// <summary>A whole write-up of the first session about sleep, as the form sends it; <paramref name="more"/> replaces inputs.</summary>
    public static FormInput Form(params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, StringValues>
        {
            ["TitlePart.Title"] = "Vingt-quatre cases",
            ["CompteRendu.DateSeance"] = "2026-09-15",
            ["presents.presence-assmat"] = "5",
            ["presents.presence-eaje"] = "0",
            ["CompteRendu.Chapo"] = "Une bande de papier, et tout un jour.",
            ["CompteRendu.Vecu"] = "Nous avons colorié les heures.",
            ["CompteRendu.Constats"] = "Le noir ne fait pas dormir.",
            ["CompteRendu.ARetenir"] = "Un enfant, un rythme.\nLe lit est un choix.",
            ["public"] = "tous",
        };
        foreach (var (name, value) in more) values[name] = value;
        return new FormInput(values);
    }

    /// <summary>Takes the form into a new write-up of the first session, or into <paramref name="stored"/>.</summary>
    public static Task<ContentItem> TakeAsync(this TestSite site, FormInput form, bool publish = false, ContentItem? stored = null, string owner = "ada") => site.InScopeAsync(async s =>
    {
        var workshop = (await s.GetRequiredService<WorkshopTable>().AllAsync(Viewer.System, default)).Single(w => w.Id == Sleep);
        var item = stored?.Clone() ?? New(owner);
        await s.GetRequiredService<CloseEditor>().UpdateAsync(item, workshop, workshop.Sessions.Single(x => x.Id == First), form, publish, default);
        return item;
    });

    /// <summary>A write-up of the first session about sleep that nobody saved yet.</summary>
    public static ContentItem New(string owner = "ada")
    {
        var item = new ContentItem { ContentItemId = OneId.For("cr", First), ContentItemVersionId = ContentIds.New(), ContentType = WriteUp.Type, Latest = true, Owner = owner, Author = owner };
        item.SetField(WriteUp.Type, "Atelier", new Reseau50.Cms.Fields.ContentPickerField { ContentItemIds = [Sleep] });
        item.SetField(WriteUp.Type, "Seance", new Reseau50.Cms.Fields.ContentPickerField { ContentItemIds = [First] });
        return item;
    }

    /// <summary>Saves as <paramref name="who"/>, coordinator by default.</summary>
    public static Task<SaveOutcome> SaveAsync(this TestSite site, ContentItem item, string stamp = ItemSave.NotYet, bool publish = false, Viewer? who = null) =>
        site.AsAsync(who ?? Coordinator, s => s.GetRequiredService<ItemSave>().SaveAsync(item, stamp, publish, default));
}
