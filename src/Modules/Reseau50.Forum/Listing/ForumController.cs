using Microsoft.AspNetCore.Mvc;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;
using Reseau50.Networks.Contracts;

namespace Reseau50.Forum.Listing;

/// <summary>The forum's first page, and the topics of a category.</summary>
internal sealed class ForumController(CategoryTable categories, TopicLists lists, TopicThemes themes, OwnLists own, SiteDocuments documents, CurrentViewer viewer) : Controller
{
    private const string Description = "Poser une question, répondre, partager : les échanges des professionnelles et des professionnels de la petite enfance de la Manche.";

    private static readonly IReadOnlyList<(string Word, TopicState State, string Label)> States = [("a-repondre", TopicState.Waiting, "Questions qui attendent"), ("repondues", TopicState.Answered, "Questions répondues"), ("sans-reponse", TopicState.Alone, "Sans réponse")];

    [HttpGet(Category.Root)]
    public async Task<IActionResult> First(CancellationToken ct)
    {
        ViewData[PageHead.Key] = new PageHead("Forum", Description) { Section = Category.Root, Kind = "forum", Canonical = Category.Root };
        var (visible, known) = (await categories.AllAsync(viewer.Value, ct), viewer.Value.AccountId is not null);
        return View("Forum", new ForumView(await lists.FirstPageAsync(visible, viewer.Value, ct), known ? await own.TabsAsync(null, viewer.Value, visible, ct) : null));
    }

    [HttpGet(Category.Root + "/{categorie}")]
    public async Task<IActionResult> List(string categorie, string? theme, string? etat, int page = 1, CancellationToken ct = default)
    {
        if (await categories.FindAsync(categorie, viewer.Value, ct) is not { } category) return NotFound();
        var (number, size) = (Math.Clamp(page, 1, Pager.Most), (await documents.ReadAsync<SiteSettings>(ct)).PageSize);
        var (term, state) = ((await themes.AllAsync(ct)).FirstOrDefault(t => t.Id == theme), States.FirstOrDefault(s => s.Word == etat));
        var (lines, total) = await lists.PageAsync(category, new TopicChoice(term?.Id, state.Word is null ? null : state.State), viewer.Value, (number - 1) * size, size, ct);
        var filters = new FilterForm(category.Path,
        [
            new Filter("theme", "Thème", "Tous", term?.Id, [.. (await themes.AllAsync(ct)).Select(t => (t.Id, t.Name))]),
            new Filter("etat", "État", "Tous", state.Word, [.. States.Select(s => (s.Word, s.Label))]),
        ], total, "sujet", "sujets");
        var pager = new Pager(number, size, total, category.Path, filters.Query);
        if (pager.Page > pager.Pages) return NotFound();
        ViewData[PageHead.Key] = new PageHead(pager.Title(category.Title), category.Hook ?? Description) { Section = Category.Root, Kind = "forum", Canonical = pager.Canonical, Scripts = [ForumModule.Script], Crumbs = [new Crumb("Forum", Category.Root)] };
        return View("ForumCategory", new CategoryView(category, lines, filters, pager, viewer.Value.AccountId is not null, viewer.Value.MayOpen(category)));
    }
}

internal sealed record ForumView(IReadOnlyList<CategoryLine> Categories, TabsView? Tabs);

internal sealed record CategoryView(Category Category, IReadOnlyList<TopicLine> Lines, FilterForm Filters, Pager Pager, bool IsKnown, bool MayOpen);
