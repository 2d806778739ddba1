using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.People;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>The coordination's answers: each once, with its line and its mail; and what is forgotten without one.</summary>
public sealed class MembershipTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task SeveralAtOnce_AreApproved_EachWithItsLineAndItsMail(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var (one, two) = (await lab.JoinAndConfirmAsync(), await lab.JoinAndConfirmAsync("autre@creche.example"));
        await lab.AskToJoinAsync(Joiner.Form("pas-encore@creche.example"));
        var unproven = AccountLab.Link((await lab.MailsAsync()).Last()).Id;
        Assert.Equal(2, await lab.DecideAsync(d => d.ApproveAsync([one, two, two, unproven, "personne"], default)));
        Assert.Null((await lab.ReadAsync(unproven)).ApprovedUtc);
        var lines = await lab.AuditAsync("member.approved");
        Assert.Equal([("coordinatrice", one), ("coordinatrice", two)], lines.Select(l => (l.Actor, l.SubjectId)).OrderBy(l => l.SubjectId, StringComparer.Ordinal));
        Assert.Equal(["autre@creche.example", Joiner.Email], (await lab.MailsAsync()).Where(m => m.Subject == "Votre compte est ouvert").Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal(0, await lab.DecideAsync(d => d.ApproveAsync([one, two], default)));
        Assert.Equal(2, (await lab.MailsAsync()).Count(m => m.Subject == "Votre compte est ouvert"));
        Assert.Equal(("coordinatrice", false, lab.Site.Clock.GetUtcNow().UtcDateTime), await DecisionAsync(lab, one));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARefusal_SaysWhy_OpensNothing_AndLeavesTheJournalWithoutTheReason(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.JoinAndConfirmAsync();
        Assert.Equal(1, await lab.DecideAsync(d => d.DeclineAsync([id], " Le réseau est réservé\naux <b>professionnelles</b>. ", default)));
        var mail = (await lab.MailsAsync()).Last();
        Assert.Contains("> Le réseau est réservé\n> aux <b>professionnelles</b>.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: Joiner.Email)).Answer);
        Assert.DoesNotContain("professionnelles", Assert.Single(await lab.AuditAsync("member.declined")).Summary, StringComparison.Ordinal);
        Assert.Equal(0, await lab.DecideAsync(d => d.ApproveAsync([id], default)));
        Assert.Equal(0, await lab.DecideAsync(d => d.WriteAsync([id], "Encore un mot.", default)));
        Assert.Null((await lab.ReadAsync(id)).ApprovedUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WritingToSomebody_LeavesTheRequestWaiting_AndMayBeDoneAgain(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.JoinAndConfirmAsync();
        Assert.Equal(1, await lab.DecideAsync(d => d.WriteAsync([id], "Dans quelle structure travaillez-vous ?", default)));
        Assert.Equal(1, await lab.DecideAsync(d => d.WriteAsync([id], "Dans quelle structure travaillez-vous ?", default)));
        Assert.Equal(2, (await lab.MailsAsync()).Count(m => m.Text.Contains("Dans quelle structure", StringComparison.Ordinal)));
        Assert.Equal(2, (await lab.AuditAsync("member.written-to")).Count);
        Assert.Equal(1, await lab.DecideAsync(d => d.ApproveAsync([id], default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoCoordinatorsAtOnce_GiveOneAnswer(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.JoinAndConfirmAsync();
        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            lab.DecideAsync(d => n % 2 == 0 ? d.ApproveAsync([id], default) : d.DeclineAsync([id], "Non.", default), "c" + n))));
        Assert.Equal(1, done.Sum());
        var (account, request) = (await lab.ReadAsync(id), await lab.RequestAsync(id));
        Assert.Equal((request.Declined, request.Declined), (account.ApprovedUtc is null, !account.IsEnabled));
        Assert.Equal(1, (await lab.AuditAsync("member.approved")).Count + (await lab.AuditAsync("member.declined")).Count);
        Assert.Equal(2, (await lab.MailsAsync()).Count);
    }

    [Theory, InlineData(""), InlineData("  "), InlineData(null)]
    public async Task ARefusalWithoutAReason_OrWithTooLongAOne_IsNoRefusal(string? reason)
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        var id = await lab.JoinAndConfirmAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => lab.DecideAsync(d => d.DeclineAsync([id], reason ?? new string('x', 1001), default)));
        Assert.Null((await lab.RequestAsync(id)).DecidedUtc);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheWaitingList_ShowsProvenRequests_TheOldestFirst(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var first = await lab.JoinAndConfirmAsync();
        lab.Site.Clock.Advance(TimeSpan.FromHours(2));
        var second = await lab.JoinAndConfirmAsync("autre@creche.example");
        await lab.AskToJoinAsync(Joiner.Form("pas-encore@creche.example"));
        var gone = await lab.JoinAndConfirmAsync("decidee@creche.example");
        await lab.DecideAsync(d => d.ApproveAsync([gone], default));
        var list = await lab.AskAsync((IMembershipRequests r) => r.PendingAsync(0, 10));
        Assert.Equal(2, list.Total);
        Assert.Equal([first, second], list.Requests.Select(r => r.AccountId));
        var line = list.Requests[0];
        Assert.Equal(("Camille D.", Joiner.Email, "Éducatrice ou éducateur de jeunes enfants", "Halte des Dunes", false, "Pour échanger."), (line.Name, line.Email, line.Profession, line.Structure, line.StructureIsListed, line.Why));
        list = await lab.AskAsync((IMembershipRequests r) => r.PendingAsync(1, 1));
        Assert.Equal((2, second), (list.Total, list.Requests.Single().AccountId));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheWaitingList_AsksTheSameNumberOfQuestions_ForOneAndForAThousand(Database database)
    {
        var count = new QueryCount();
        await using var site = await TestSite.CreateAsync(database, s => s.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(count)));
        await AddAsync(site, 0, 1);
        Task<PendingRequests> Ask() => site.InScopeAsync(s => s.GetRequiredService<IMembershipRequests>().PendingAsync(0, 1000));
        await Ask();
        var one = await count.OfAsync(Ask);
        await AddAsync(site, 1, 1000);
        Assert.Equal(one, await count.OfAsync(async () => Assert.Equal(1000, (await Ask()).Requests.Count)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task RequestsWithoutAnEnd_AreForgotten_EachAtItsTime_AndMembersNever(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync(id: "ada");
        await lab.AskToJoinAsync();
        var unproven = AccountLab.Link((await lab.MailsAsync()).Single()).Id;
        var (undecided, declined, member) = (await lab.JoinAndConfirmAsync("a@creche.example"), await lab.JoinAndConfirmAsync("b@creche.example"), await lab.JoinAndConfirmAsync("c@creche.example"));
        await lab.DecideAsync(d => d.DeclineAsync([declined], "Non.", default));
        await lab.DecideAsync(d => d.ApproveAsync([member], default));
        Assert.Equal(5, await LeftAsync(lab, TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1)));
        Assert.Equal(4, await LeftAsync(lab, TimeSpan.FromMinutes(1), unproven));
        Assert.Equal(3, await LeftAsync(lab, TimeSpan.FromDays(23), declined));
        Assert.Equal(3, await LeftAsync(lab, TimeSpan.FromDays(59)));
        Assert.Equal(2, await LeftAsync(lab, TimeSpan.FromDays(1), undecided));
        Assert.Equal(2, await LeftAsync(lab, TimeSpan.FromDays(400)));
        Assert.Equal(3, (await lab.AuditAsync("member.requests-forgotten")).Count);
        // The address is free again.
        lab.Site.Clock.Advance(TimeSpan.FromDays(1));
        await lab.AskToJoinAsync();
        Assert.Equal(3, await LeftAsync(lab, TimeSpan.Zero));
    }

    private static async Task<int> LeftAsync(AccountLab lab, TimeSpan later, string? gone = null)
    {
        lab.Site.Clock.Advance(later);
        await lab.Site.InScopeAsync(s => ActivatorUtilities.CreateInstance<RequestForgetting>(s).RunAsync(default));
        var left = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Select(a => a.Id).ToListAsync());
        Assert.DoesNotContain(gone, left);
        return left.Count;
    }

    private static async Task<(string?, bool, DateTime?)> DecisionAsync(AccountLab lab, string id) => await lab.RequestAsync(id) is var r ? (r.DecidedBy, r.Declined, r.DecidedUtc) : default;

    private static Task AddAsync(TestSite site, int from, int to) => site.InScopeAsync(async s =>
    {
        var (db, now) = (s.GetRequiredService<SiteDb>(), site.Clock.GetUtcNow().UtcDateTime);
        for (var i = from; i < to; i++)
        {
            db.Add(new Account { Id = "a" + i, UserName = "a" + i, NormalizedUserName = "A" + i, Email = $"a{i}@x.example", NormalizedEmail = $"A{i}@X.EXAMPLE", EmailConfirmed = true, DisplayName = "A" + i, CreatedUtc = now });
            db.Add(new MembershipRequest { AccountId = "a" + i, Profession = "eje", StructureName = "S" + i, TerritoryId = "t" + i, AskedUtc = now, AgreedUtc = now, ProvenUtc = now });
        }
        await db.SaveChangesAsync();
    });
}
