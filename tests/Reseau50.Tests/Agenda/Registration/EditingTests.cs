using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Editing;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>What the form of an event says of its seats before it is stored, and before it is published.</summary>
public sealed class EditingTests
{
    public static TheoryData<int?, int?, string, JsonObject[], string> Reserves() => new()
    {
        { 10, null, "sur-place", [RegistrationLab.Quota("r1", "reserve", 6), RegistrationLab.Quota("r2", "reserve", 4), RegistrationLab.Quota("p", "plafond", 40)], "" },
        { 10, null, "sur-place", [RegistrationLab.Quota("r1", "reserve", 6), RegistrationLab.Quota("r2", "reserve", 5)], "Evenement.Places 11 places sont gardées pour 10" },
        { null, null, "sur-place", [RegistrationLab.Quota("r1", "reserve", 600)], "" },
        { 3, null, "sur-place", [Each()], "Evenement.Places 4 places sont gardées pour 3" },
        { 10, 5, "les-deux", [Online(6)], "Inscription.PlacesEnLigne 6 places sont gardées en ligne pour 5" },
        { 5, null, "en-ligne", [RegistrationLab.Quota("r1", "reserve", 6)], "Inscription.PlacesEnLigne 6 places sont gardées en ligne pour 5" },
    };

    [Theory, MemberData(nameof(Reserves))]
    public async Task NobodyReservesMoreSeatsThanThereAre(int? room, int? afar, string presence, JsonObject[] quotas, string expected)
    {
        await using var lab = new RegistrationLab(await AgendaSite.CreateAsync(Database.Sqlite));
        var more = new JsonObject { ["Presence"] = AgendaSite.Text(presence) };
        if (afar is { } online) more["PlacesEnLigne"] = AgendaSite.Number(online);
        await lab.PublishAsync(RegistrationLab.Event, RegistrationLab.Rules(more: more), seats: room, quotas: quotas);
        Assert.Equal(expected, string.Join('|', new ReserveRule().Problems(await ItemAsync(lab)).Select(p => $"{p.Name} {p.Message.Split(" : ")[0]}")));
        await lab.PublishAsync(RegistrationLab.Event, new JsonObject { ["Mode"] = AgendaSite.Text("aucune") }, seats: room, quotas: quotas);
        Assert.Empty(new ReserveRule().Problems(await ItemAsync(lab)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FewerSeatsThanPeople_AreConfirmedBeforePublishing(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 3);
        Assert.Null(await SignAsync(lab));
        foreach (var who in (string[])["ana", "bo", "cy"]) await lab.ComesAsync(who);
        var calm = (await SignAsync(lab))!;
        Assert.Equal(("3 personnes ont une place.", null), (calm.Text, calm.BeforePublishing));
        await lab.PublishAsync(RegistrationLab.Event, seats: 2);
        var short2 = (await SignAsync(lab))!;
        Assert.StartsWith("La salle aurait 2 places pour 3 personnes inscrites.", short2.BeforePublishing, StringComparison.Ordinal);
        await lab.PublishAsync(RegistrationLab.Event, seats: 1);
        // What was confirmed for two seats is not confirmed for one.
        Assert.True((await SignAsync(lab))!.Stops(short2.Mark));
        await lab.PublishAsync(RegistrationLab.Event, seats: 50, quotas: [RegistrationLab.Quota("chacun", "reserve", 30, each: true)]);
        Assert.Contains("places sont gardées pour 50.", (await SignAsync(lab))!.BeforePublishing, StringComparison.Ordinal);
    }

    private static JsonObject Each()
    {
        var quota = RegistrationLab.Quota("chacun", "reserve", 2, epci: "nord", each: true);
        quota["QuotaInscription"]!["Territoires"]!["TermContentItemIds"]!.AsArray().Add("sud");
        return quota;
    }

    private static JsonObject Online(int seats)
    {
        var quota = RegistrationLab.Quota("afar", "reserve", seats);
        quota["QuotaInscription"]!["Presence"] = AgendaSite.Text("en-ligne");
        return quota;
    }

    private static Task<ContentItem> ItemAsync(RegistrationLab lab) => lab.Site.InScopeAsync(async s => (await s.GetRequiredService<SiteDb>().VisibleTo(Viewer.System).AsNoTracking().FirstAsync(x => x.ContentItemId == RegistrationLab.Event)).ToItem());

    private static async Task<ItemSign?> SignAsync(RegistrationLab lab)
    {
        var item = await ItemAsync(lab);
        return await lab.Site.InScopeAsync(s => s.GetServices<IItemSign>().OfType<RegistrationSign>().Single().OfAsync(item, default));
    }
}
