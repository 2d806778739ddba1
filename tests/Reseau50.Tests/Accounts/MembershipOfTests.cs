using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Access;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts;

/// <summary>The demo cast in its networks, by the rules of the recipe, and what the coordination decides besides.</summary>
public sealed class MembershipOfTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheCast_IsWhereItsWorkPutsIt_AndIsToldWhy(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Equal(["MAM parce que votre structure est une MAM"], await OfAsync(lab, "demo-assmat-mam"));
        Assert.Equal(["MAM parce que vous préparez l’ouverture d’une MAM"], await OfAsync(lab, "demo-porteuse-mam"));
        Assert.Equal(["RPE parce que votre structure est un relais petite enfance"], await OfAsync(lab, "demo-animatrice-rpe"));
        Assert.Equal(["EAJE parce que votre structure est un établissement d’accueil"], await OfAsync(lab, "demo-directrice-eaje"));
        Assert.Empty(await OfAsync(lab, "demo-charge-epci"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheCoordination_HasTheLastWord_AndTheHistoryStays(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await ChooseAsync(lab, "demo-assmat-mam", "reseau-eaje", true, "Intervient une journée par semaine en crèche");
        await ChooseAsync(lab, "demo-assmat-mam", "reseau-mam", false, "À sa demande");
        Assert.Equal(["EAJE Intervient une journée par semaine en crèche"], await OfAsync(lab, "demo-assmat-mam"));
        await ChooseAsync(lab, "demo-assmat-mam", "reseau-mam", null, "");
        await ChooseAsync(lab, "demo-assmat-mam", "reseau-eaje", null, "");
        Assert.Equal(["MAM parce que votre structure est une MAM"], await OfAsync(lab, "demo-assmat-mam"));
        var kept = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<NetworkChoice>().AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.NetworkId, c.Belongs, c.DecidedBy }).ToListAsync());
        Assert.Equal([("reseau-eaje", true), ("reseau-mam", false), ("reseau-mam", (bool?)null), ("reseau-eaje", null)], kept.Select(c => (c.NetworkId, c.Belongs)));
        Assert.All(kept, c => Assert.Equal("demo-coordinatrice", c.DecidedBy));
        Assert.Equal(4, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().CountAsync(l => l.Action == "member.network" && l.SubjectId == "demo-assmat-mam")));
        await Assert.ThrowsAsync<ArgumentException>(() => ChooseAsync(lab, "demo-assmat-mam", "reseau-mam", true, " "));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsForANetworkOrATerritory_IsSeenByItsPeopleAlone(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await HideAsync(lab, "reseau:reseau-mam");
        Assert.Equal(["demo-admin", "demo-assmat-mam", "demo-coordinatrice", "demo-porteuse-mam", "demo-referente-mam"], await SeenByAsync(lab));
        // The EPCI of Le Cotentin: its officer, the relay and the nursery there, and who prepares a MAM in one of its communes.
        await HideAsync(lab, "territoire:epci-200067205");
        var seen = await SeenByAsync(lab);
        Assert.Contains("demo-charge-epci", seen);
        Assert.Contains("demo-porteuse-mam", seen);
        Assert.DoesNotContain("demo-partenaire-caf", seen);
        await HideAsync(lab, "membre");
        Assert.Equal(9, (await SeenByAsync(lab)).Count);
    }

    [Fact]
    public async Task TheProfessionsOfTheRules_AreThoseOfTheForm()
    {
        var types = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SourceTree.Recipes, "types.recipe.json")))!;
        var field = types["steps"]!.AsArray().SelectMany(s => s!["ContentParts"]?.AsArray() ?? []).Single(p => (string)p!["Name"]! == "RegleReseau")!["ContentPartFieldDefinitionRecords"]!.AsArray().Single(f => (string)f!["Name"]! == "Professions")!;
        Assert.Equal(Professions.Choices(null).Select(c => (c.Value, c.Text)), field["Settings"]!["MultiTextFieldSettings"]!["Options"]!.AsArray().Select(o => ((string)o!["value"]!, (string)o["name"]!)));
    }

    private static Task<List<string>> OfAsync(AccountLab lab, string id) => lab.Site.InScopeAsync(async s =>
    {
        var account = await s.GetRequiredService<SiteDb>().Set<Account>().AsNoTracking().Include(a => a.NetworkChoices).SingleAsync(a => a.Id == id);
        return (await s.GetRequiredService<Memberships>().OfAsync(account, default)).Select(b => $"{b.Network.Sigle} {b.Because}").ToList();
    });

    private static Task ChooseAsync(AccountLab lab, string id, string network, bool? belongs, string reason) => lab.Site.InScopeAsync(async s =>
    {
        s.GetRequiredService<AuditTrail>().Actor = "demo-coordinatrice";
        await s.GetRequiredService<Memberships>().ChooseAsync(id, network, belongs, reason, default);
    });

    /// <summary>Leaves one news item to an audience.</summary>
    private static Task HideAsync(AccountLab lab, string audience) => lab.Site.InScopeAsync(async s =>
    {
        var item = (await s.GetRequiredService<ContentReader>().AllAsync("Actualite", Viewer.System)).OrderBy(i => i.ContentItemId, StringComparer.Ordinal).First().Clone();
        item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = [audience] });
        Assert.Empty(await s.GetRequiredService<ContentDrafts>().PublishAsync(item));
    });

    /// <summary>Who sees that item, by the one predicate.</summary>
    private static Task<List<string>> SeenByAsync(AccountLab lab) => lab.Site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<SiteDb>();
        var hidden = await db.ContentItems.Where(i => i.Published && i.Restricted && i.ContentType == "Actualite").Select(i => i.ContentItemId).SingleAsync();
        Assert.False(await db.VisibleTo(Viewer.Visitor).AnyAsync(i => i.ContentItemId == hidden));
        var seen = new List<string>();
        foreach (var id in await db.Set<Account>().Select(a => a.Id).OrderBy(i => i).ToListAsync())
            if (await db.VisibleTo((await s.GetRequiredService<AccountViewer>().OfAsync(id, default))!).AnyAsync(i => i.ContentItemId == hidden)) seen.Add(id);
        return seen.Order(StringComparer.Ordinal).ToList();
    });
}
