using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Own;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Members find their own registrations, and nobody else's.</summary>
public sealed class OwnTests
{
    private static readonly Viewer Ana = new([Viewer.Member]) { AccountId = "ana" };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OnesOwn_AreThoseOfTheAccountAndOfItsAddress_AtTheCostOfOne(Database database)
    {
        var count = new QueryCount();
        await using var lab = new RegistrationLab(await AgendaSite.CreateAsync(database, count));
        await lab.PublishAsync("une");
        await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true, eventId: "une") with { AccountId = "ana" });
        var one = await QueriesAsync();
        for (var i = 0; i < 8; i++)
        {
            await lab.PublishAsync("date-" + i);
            await lab.AskAsync(RegistrationLab.Asks(i % 2 == 0 ? "ANA+essai@site.example" : "bo@site.example", proven: true, eventId: "date-" + i));
        }
        // Not proven: somebody else may have typed the address.
        await lab.PublishAsync("autre");
        await lab.AskAsync(RegistrationLab.Asks("ana@site.example", eventId: "autre"));
        Assert.Equal(one, await QueriesAsync());
        var own = await OwnAsync(lab, Ana);
        Assert.Equal(5, own.Count);
        Assert.Equal(["place confirmée"], own.Select(l => l.States).Distinct());
        var path = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Reseau50.Agenda.Registration.Bookings.Booking>().Where(b => b.EventId == "une").Select(b => "/agenda/inscriptions/" + b.Secret).SingleAsync());
        Assert.Single(own, l => l.Path == path);
        Assert.Empty(await OwnAsync(lab, Viewer.Visitor));

        async Task<int> QueriesAsync()
        {
            await OwnAsync(lab, Ana);
            return await count.OfAsync(() => OwnAsync(lab, Ana));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADateTheyMayNoLongerSee_IsNotNamed(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.ComesAsync("ana");
        await lab.Site.InWorkAsync(s => s.GetRequiredService<ContentDrafts>().DeleteAsync(RegistrationLab.Event));
        Assert.Equal(("Une date qui n’est plus publiée", null, "place confirmée"), (await OwnAsync(lab, Ana)).Select(l => (l.Title, l.When, l.States)).Single());
    }

    private static Task<IReadOnlyList<OwnLine>> OwnAsync(RegistrationLab lab, Viewer viewer) => lab.Site.InScopeAsync(s => new OwnBookings(s.GetRequiredService<SiteDb>(), s.GetRequiredService<ContentReader>(), s.GetRequiredService<RuleReader>(), new OnePerson()).OfAsync(viewer, default));

    /// <summary>Somebody whose account has that address.</summary>
    private sealed class OnePerson : ISitePeople
    {
        public Task<IReadOnlyList<SitePerson>> WithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<SitePerson>>([]);
        public Task<IReadOnlyList<NamedPerson>> NamesWithAnyAsync(IReadOnlyCollection<string> permissions, CancellationToken ct = default) => Task.FromResult<IReadOnlyList<NamedPerson>>([]);
        public Task<SitePerson?> FindAsync(string accountId, CancellationToken ct = default) => Task.FromResult<SitePerson?>(new SitePerson(Ana, "ana@site.example"));
    }
}
