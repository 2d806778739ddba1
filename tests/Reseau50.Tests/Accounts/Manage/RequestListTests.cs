using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.Manage.Requests;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts.Manage;

/// <summary>Who reads which requests, and who is told that one waits.</summary>
public sealed class RequestListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheCoordination_ReadsEveryRequest_AnAnimatorThoseOfHerNetwork(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        var (relay, nursery, mam) = (await AskAsync(lab, "relais", "animation-rpe"), await AskAsync(lab, "creche", "direction"), await AskAsync(lab, "mam", "assmat-mam"));
        await AskAsync(lab, "sans-reseau", "partenaire");
        Assert.Equal(["creche", "mam", "relais", "sans-reseau"], await NamesAsync(lab, "demo-coordinatrice"));
        Assert.Equal(["relais"], await NamesAsync(lab, "demo-animatrice-rpe"));
        Assert.Equal(["mam"], await NamesAsync(lab, "demo-referente-mam"));
        Assert.Equal([relay], await OfAsync(lab, "demo-animatrice-rpe", relay));
        Assert.Null(await OfAsync(lab, "demo-animatrice-rpe", relay, nursery));
        Assert.Null(await OfAsync(lab, "demo-animatrice-rpe", mam));
        Assert.Null(await OfAsync(lab, "demo-animatrice-rpe", "demo-admin"));
        Assert.Null(await OfAsync(lab, "demo-animatrice-rpe", "inconnue"));
        Assert.Equal([nursery], await OfAsync(lab, "demo-coordinatrice", nursery, "oubliee-cette-nuit"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALine_SaysAllThatIsKnown_AndWhenItWillBeForgotten(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        var now = lab.Site.Clock.GetUtcNow().UtcDateTime;
        var id = await AskAsync(lab, "mam", "assmat-mam");
        var line = (await PageAsync(lab, "demo-coordinatrice", RequestList.Waiting)).Single();
        Assert.Equal((RequestList.Waiting, "mam", "mam@ecole.example", "MAM : parce que vous exercez en MAM", now.AddDays(90)),
            (line.State, line.Name, line.Email, string.Join(", ", line.Networks.Select(n => $"{n.Network.Sigle} : {n.Because}")), line.ForgottenUtc!.Value));
        await lab.DecideAsync(d => d.DeclineAsync([id], "Non.", default), "demo-coordinatrice");
        Assert.Empty(await PageAsync(lab, "demo-coordinatrice", RequestList.Waiting));
        line = (await PageAsync(lab, "demo-coordinatrice", RequestList.Declined)).Single();
        Assert.Equal((RequestList.Declined, "Coordinatrice départementale", now.AddDays(30)), (line.State, line.DecidedBy, line.ForgottenUtc!.Value));
        var accepted = await AskAsync(lab, "autre", "eje");
        await lab.DecideAsync(d => d.ApproveAsync([accepted], default), "demo-coordinatrice");
        Assert.Null((await PageAsync(lab, "demo-coordinatrice", RequestList.Accepted)).Single().ForgottenUtc);
        await lab.AskToJoinAsync(Joiner.Form());
        Assert.Equal(now.AddDays(7), (await PageAsync(lab, "demo-coordinatrice", RequestList.Unproven)).Single().ForgottenUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AThousandRequests_CostTheQueriesOfOne(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await AccountLab.DemoAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        await AddAsync(lab, 0, 1);
        foreach (var who in (string[])["demo-coordinatrice", "demo-referente-mam"])
        {
            await PageAsync(lab, who, RequestList.Waiting);
            var one = await queries.OfAsync(() => PageAsync(lab, who, RequestList.Waiting));
            await AddAsync(lab, 1, 1000);
            Assert.Equal(one, await queries.OfAsync(async () => Assert.Equal(20, (await PageAsync(lab, who, RequestList.Waiting)).Count)));
            await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Where(a => a.Id.Length < 5 && a.Id != "a0").ExecuteDeleteAsync());
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AProvenRequest_IsToldOnce_ToThoseWhoMayAnswerIt(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.AskToJoinAsync(Joiner.Form("mam@ecole.example", "Camille D."));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last());
        await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MembershipRequest>().Where(r => r.AccountId == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Profession, "assmat-mam")));
        Assert.Empty(await ToldAsync(lab));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.ConfirmAsync(id, token))));
        Assert.Contains(Confirmation.Waiting, answers);
        // The relay's animator may answer others, not this one; the administrator has people to do it.
        Assert.Equal(["coordinatrice@demo.reseau50.example", "referente-mam@demo.reseau50.example"], await ToldAsync(lab));
        Assert.Equal(1, await lab.DecideAsync(d => d.ApproveAsync([id], " À très vite ! ", default), "demo-referente-mam"));
        Assert.Contains("À très vite", (await lab.MailsAsync()).Last(m => m.Recipient == "mam@ecole.example").Text, StringComparison.Ordinal);
        Assert.Equal(2, (await ToldAsync(lab)).Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithNobodyElse_TheAdministratorIsTold_AndWhoIsAcceptedInAdvanceBothersNobody(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await lab.ChangeAsync("demo-coordinatrice", a => a.IsEnabled = false);
        await lab.JoinAndConfirmAsync();
        Assert.Equal(["admin@demo.reseau50.example"], await ToldAsync(lab));
        await lab.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new JoiningRules { Invited = ["invitee@ecole.example"] }));
        await lab.AskToJoinAsync(Joiner.Form("invitee@ecole.example"));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last());
        Assert.Equal(Confirmation.Accepted, await lab.ConfirmAsync(id, token));
        Assert.Single(await ToldAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThePanel_IsForThoseWhoAnswer(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await AskAsync(lab, "creche", "direction");
        Assert.Equal(["creche"], (await PanelAsync(lab, "demo-coordinatrice"))!.Lines.Select(l => l.Text));
        Assert.Empty((await PanelAsync(lab, "demo-animatrice-rpe"))!.Lines);
        Assert.Null(await PanelAsync(lab, "demo-assmat-mam"));
    }

    private static Task<Reseau50.Admin.Contracts.AdminPanel?> PanelAsync(AccountLab lab, string who) => lab.AsAsync(who, s =>
        ActivatorUtilities.CreateInstance<RequestsPanel>(s).ForAsync(s.GetRequiredService<CurrentViewer>().Value, default));

    private static async Task<List<string>> ToldAsync(AccountLab lab) =>
        [.. (await lab.MailsAsync()).Where(m => m.Subject == "Une demande d’adhésion attend votre réponse").Select(m => m.Recipient).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<RequestLine>> PageAsync(AccountLab lab, string who, string state) =>
        (await lab.AsAsync(who, s => s.GetRequiredService<RequestList>().PageAsync(state, 1, 20, default))).Lines;

    private static async Task<IEnumerable<string>> NamesAsync(AccountLab lab, string who) => (await PageAsync(lab, who, RequestList.Waiting)).Select(l => l.Name).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>?> OfAsync(AccountLab lab, string who, params string[] ids) => (await lab.AsAsync(who, s => s.GetRequiredService<RequestList>().OfAsync(ids, default)))?.Select(l => l.Id);

    private static async Task<string> AskAsync(AccountLab lab, string id, string profession)
    {
        await lab.Site.InScopeAsync(async s =>
        {
            Add(s.GetRequiredService<SiteDb>(), id, profession, lab.Site.Clock.GetUtcNow().UtcDateTime);
            await s.GetRequiredService<SiteDb>().SaveChangesAsync();
        });
        return id;
    }

    private static Task AddAsync(AccountLab lab, int from, int to) => lab.Site.InScopeAsync(async s =>
    {
        for (var i = from; i < to; i++) Add(s.GetRequiredService<SiteDb>(), "a" + i, "assmat-mam", lab.Site.Clock.GetUtcNow().UtcDateTime);
        await s.GetRequiredService<SiteDb>().SaveChangesAsync();
    });

    private static void Add(SiteDb db, string id, string profession, DateTime now)
    {
        db.Add(new Account { Id = id, UserName = id, NormalizedUserName = id.ToUpperInvariant(), Email = id + "@ecole.example", NormalizedEmail = id.ToUpperInvariant() + "@ECOLE.EXAMPLE", EmailConfirmed = true, DisplayName = id, CreatedUtc = now });
        db.Add(new MembershipRequest { AccountId = id, Profession = profession, StructureName = "S", AskedUtc = now, AgreedUtc = now, ProvenUtc = now });
    }
}
