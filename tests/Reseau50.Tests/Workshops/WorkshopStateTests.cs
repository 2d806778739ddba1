using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;
using Reseau50.Workshops.Listing;

namespace Reseau50.Tests.Workshops;

/// <summary>Where a workshop stands follows from its sessions and from what it left.</summary>
public sealed class WorkshopStateTests
{
    [Fact]
    public void State_FollowsTheSessions_CancelledOnesApart()
    {
        Assert.Equal(WorkshopState.Proposed, WorkshopStates.Of([], valorised: false));
        Assert.Equal(WorkshopState.Proposed, WorkshopStates.Of([Session(past: false, EventState.Planned), Session(past: false, EventState.Cancelled)], valorised: true));
        Assert.Equal(WorkshopState.Open, WorkshopStates.Of([Session(past: true, EventState.Cancelled), Session(past: false), Session(past: false, EventState.Planned)], valorised: false));
        Assert.Equal(WorkshopState.Running, WorkshopStates.Of([Session(past: true), Session(past: false, EventState.Planned)], valorised: true));
        Assert.Equal(WorkshopState.Held, WorkshopStates.Of([Session(past: true), Session(past: false, EventState.Cancelled)], valorised: false));
        Assert.Equal(WorkshopState.Valorised, WorkshopStates.Of([Session(past: true)], valorised: true));
    }

    [Fact]
    public void EveryStateHasItsAddress_AndThoseOfBeforeStillAnswer()
    {
        Assert.Equal(Enum.GetValues<WorkshopState>(), WorkshopStates.All.Select(s => s.State));
        Assert.All(WorkshopStates.All, s => Assert.Equal([s.State], WorkshopStates.Asked(s.Slug)!.States));
        Assert.Equal([WorkshopState.Proposed, WorkshopState.Open], WorkshopStates.Asked("a-venir")!.States);
        Assert.Equal([WorkshopState.Held, WorkshopState.Valorised], WorkshopStates.Asked("termine")!.States);
        Assert.Null(WorkshopStates.Asked("autre"));
        Assert.Equal("termine", WorkshopStates.Choices(WorkshopStates.Asked("termine"))[^1].Value);
        Assert.Equal(WorkshopStates.All.Select(s => s.Slug), WorkshopStates.Choices(null).Select(c => c.Value));
    }

    // C06: each of the things a workshop may leave is enough; a draft, a cancelled day, another workshop's tool are not.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWorkshopHeld_IsValorisedByWhatIsPublished_AndByNothingElse(Database database)
    {
        await using var site = await CountedSite.CreateAsync(database);
        await site.ApplyAsync("types", "taxonomies", "territories", "networks", "agenda", "workshops");
        var version = 0;
        Assert.Equal((WorkshopState.Held, ""), await SleepAsync());
        await ImportAsync("jour", "Evenement", published: true, """{ "Debut": { "Value": "2027-03-01T09:00:00Z" }, "Etat": { "Text": "annule" }, "AteliersValorises": { "ContentItemIds": ["atelier-sommeil"] } }""");
        await ImportAsync("outil", "Outil", published: false, """{ "AtelierSource": { "ContentItemIds": ["atelier-sommeil"] } }""");
        await ImportAsync("ailleurs", "Outil", published: true, """{ "AtelierSource": { "ContentItemIds": ["atelier-nature"] } }""");
        Assert.Equal((WorkshopState.Held, ""), await SleepAsync());
        await ImportAsync("outil", "Outil", published: true, """{ "AtelierSource": { "ContentItemIds": ["atelier-sommeil"] } }""");
        Assert.Equal((WorkshopState.Valorised, "Tool"), await SleepAsync());
        await ImportAsync("jour", "Evenement", published: true, """{ "Debut": { "Value": "2027-03-01T09:00:00Z" }, "Etat": { "Text": "confirme" }, "AteliersValorises": { "ContentItemIds": ["atelier-sommeil"] } }""");
        Assert.Equal((WorkshopState.Valorised, "Tool, Day"), await SleepAsync());

        Task<(WorkshopState, string)> SleepAsync() => site.Site.InScopeAsync(async s =>
        {
            var found = (await s.GetRequiredService<WorkshopTable>().AllAsync(Viewer.Visitor, default)).Single(w => w.Id == "atelier-sommeil");
            return (found.State, string.Join(", ", found.Left.Order()));
        });

        Task ImportAsync(string id, string type, bool published, string part) => site.Site.InScopeAsync(async s =>
        {
            var item = new JsonObject
            {
                ["ContentItemId"] = id,
                ["ContentItemVersionId"] = $"{id}.{++version}",
                ["ContentType"] = type,
                ["Latest"] = true,
                ["Published"] = published,
                ["TitlePart"] = new JsonObject { ["Title"] = id },
                [type] = JsonNode.Parse(part),
            };
            Assert.Empty((await s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<ContentImporter>().ImportAsync(item, strict: false))).Problems);
        });
    }

    private static EventLine Session(bool past, EventState state = EventState.Confirmed) =>
        new("s", "/s", "S", new EventSpan(EventPrecision.Day, default, default, default, default, true), state, []) { IsPast = past };
}
