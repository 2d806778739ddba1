using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Manage.Inviting;
using Reseau50.Agenda.Registration.Manage.Reaching;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Who is missing from a date.</summary>
public sealed class ReachTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task CategoriesOfWhichFewCome_AreNamed_WithWhoIsSilentAndWhatIsKept(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, seats: 10, quotas: [RegistrationLab.Quota("Relais", "reserve", 3, category: "cat-assmat"), RegistrationLab.Quota("Familles", "reserve", 2, category: "cat-parent")]);
        for (var i = 0; i < 2; i++) await lab.ComesAsync("parent" + i, "cat-parent");
        await lab.ComesAsync("assmat", "cat-assmat");
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.ComesAsync("partie", "cat-assmat")).Secret));
        await lab.Site.InScopeAsync(async s =>
        {
            var rules = (await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!;
            return await s.GetRequiredService<InviteDesk>().InviteAsync(RegistrationLab.Event, await s.GetRequiredService<SheetPeople>().OfAsync(rules, PeopleSheet.Read("Éva;eva@site.example;Parent").Lines, "coordination", invited: true, default), null);
        });
        var two = await ReachAsync(lab, 2);
        Assert.Contains(two.Missing, m => m is { Name: "Assistante maternelle ou assistant maternel à domicile", Registered: 1, Invited: 0 });
        Assert.DoesNotContain(two.Missing, m => m.Name == "Parent");
        Assert.Contains((await ReachAsync(lab, 3)).Missing, m => m is { Name: "Parent", Registered: 2, Invited: 1 });
        Assert.Equal(["reseau-rpe"], two.Missing.Single(m => m.Registered == 1).Networks.Select(n => n.Id));
        Assert.Equal([new OpenReserve("Relais", 1, 3)], two.Reserves);
        Assert.Equal(7, two.Left);
        Assert.EndsWith("Il reste 7 places.", two.Word, StringComparison.Ordinal);
    }

    private static Task<ReachView> ReachAsync(RegistrationLab lab, int threshold) => lab.Site.InScopeAsync(async s =>
        await s.GetRequiredService<ReachOut>().OfAsync((await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!, threshold, Viewer.Visitor, default));
}
