using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Password;
using Reseau50.Accounts.Sessions;
using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>An address changes when the password was given and both mailboxes agreed, and not before.</summary>
public sealed class AddressChangeTests
{
    private const string Fresh = "ada.nouvelle@ecole.example";

    [Theory]
    [InlineData(Database.Sqlite, AddressChanges.Old, AddressChanges.New), InlineData(Database.Sqlite, AddressChanges.New, AddressChanges.Old)]
    [InlineData(Database.Postgres, AddressChanges.Old, AddressChanges.New), InlineData(Database.Postgres, AddressChanges.New, AddressChanges.Old)]
    public async Task BothMailboxesAgree_InAnyOrder_ThenTheAddressChanges(Database database, string first, string second)
    {
        if (!EachDatabase.All.Contains(database)) return;
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.SignInAsync();
        Assert.Equal(AddressAnswer.Asked, await AskAsync(lab));
        Assert.Equal([Fresh, AccountLab.Email], (await lab.MailsAsync()).Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal(AddressStep.Half, await AgreeAsync(lab, first));
        Assert.Equal(AddressStep.Half, await AgreeAsync(lab, first));
        Assert.Equal(AccountLab.Email, (await lab.ReadAsync("ada")).Email);
        var links = (Old: await LinkAsync(lab, first), New: await LinkAsync(lab, second));
        Assert.Equal(AddressStep.Done, await AgreeAsync(lab, links.New));
        var account = await lab.ReadAsync("ada");
        Assert.Equal((Fresh, Fresh.ToUpperInvariant(), true, "ada"), (account.Email, account.NormalizedEmail, account.EmailConfirmed, account.UserName));
        Assert.Equal(0, await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AccountSession>().CountAsync()));
        Assert.Equal(("ada", "ada"), ((await lab.AuditAsync("account.address-changed")).Single() is var l ? (l.Actor, l.SubjectId) : default));
        Assert.Equal((Fresh, "Votre adresse a changé"), ((await lab.MailsAsync()).Last() is var m ? (m.Recipient, m.Subject) : default));
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, links.Old));
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync()).Answer);
        Assert.Equal(SignInAnswer.Welcome, (await lab.SignInAsync(email: Fresh)).Answer);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task BothLinksAtOnce_ChangeTheAddressOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await AskAsync(lab);
        AddressLink[] links = [await LinkAsync(lab, AddressChanges.Old), await LinkAsync(lab, AddressChanges.New)];
        var steps = await Task.WhenAll(links.Select(l => Task.Run(() => AgreeAsync(lab, l))));
        Assert.Equal([AddressStep.Half, AddressStep.Done], steps.Order());
        Assert.Equal(Fresh, (await lab.ReadAsync("ada")).Email);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutThePassword_NobodyIsWrittenTo_AndGuessingLocks(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        for (var i = 0; i < SignInLimits.Tries; i++) Assert.Equal(AddressAnswer.WrongPassword, await AskAsync(lab, password: "autre chose de long"));
        Assert.Equal(AddressAnswer.WrongPassword, await AskAsync(lab));
        Assert.Empty(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAddressWithAnAccount_IsToldSoItself_AndIsNeverTaken(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("bob", "bob@ecole.example");
        Assert.Equal(AddressAnswer.Asked, await AskAsync(lab, "Bob@ecole.example"));
        var mails = (await lab.MailsAsync()).OrderBy(m => m.Recipient, StringComparer.Ordinal).ToList();
        Assert.Equal([(AccountLab.Email, "Changement d’adresse : votre accord"), ("bob@ecole.example", "Votre adresse a déjà un compte")], mails.Select(m => (m.Recipient, m.Subject.Replace('\u00a0', ' '))));
        Assert.DoesNotContain("jeton", mails[1].Text, StringComparison.Ordinal);
        Assert.Equal(AddressStep.Half, await AgreeAsync(lab, AddressChanges.Old));
        Assert.Equal(AddressAnswer.Same, await AskAsync(lab, AccountLab.Email.ToUpperInvariant()));

        // Taken after the links had left.
        await AskAsync(lab, "plus-tard@ecole.example");
        var fresh = await LinkAsync(lab, AddressChanges.New);
        Assert.Equal(AddressStep.Half, await AgreeAsync(lab, AddressChanges.Old));
        await lab.JoinAsync("carla", "plus-tard@ecole.example");
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, fresh));
        Assert.Equal(AccountLab.Email, (await lab.ReadAsync("ada")).Email);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALinkThatIsOver_Replaced_Swapped_OrOlderThanThePassword_IsDead(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await AskAsync(lab);
        var old = await LinkAsync(lab, AddressChanges.Old);
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, new AddressLink { Demande = old.Demande, Id = old.Id, Jeton = old.Jeton, Cote = AddressChanges.New }));
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, new AddressLink()));
        await AskAsync(lab, "encore@ecole.example");
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, old));
        var last = await LinkAsync(lab, AddressChanges.Old);
        lab.Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, last));

        await AskAsync(lab);
        last = await LinkAsync(lab, AddressChanges.Old);
        await lab.AskAsync(async (ForgottenPassword f) => { await f.AskAsync(AccountLab.Email, default); return true; });
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last());
        Assert.True(await lab.AskAsync((ForgottenPassword f) => f.ChooseAsync(id, token, "une tout autre phrase", default)));
        Assert.Equal(AddressStep.Dead, await AgreeAsync(lab, last));
    }

    private static Task<AddressAnswer> AskAsync(AccountLab lab, string email = Fresh, string password = AccountLab.Password) => lab.AskAsync((AddressChanges c) => c.AskAsync("ada", email, password, default));

    private static async Task<AddressStep> AgreeAsync(AccountLab lab, string side) => await AgreeAsync(lab, await LinkAsync(lab, side));

    private static Task<AddressStep> AgreeAsync(AccountLab lab, AddressLink link) => lab.AskAsync((AddressChanges c) => c.AgreeAsync(link, default));

    /// <summary>The last link that left for this side.</summary>
    private static async Task<AddressLink> LinkAsync(AccountLab lab, string side)
    {
        var mail = (await lab.MailsAsync()).Last(m => m.Text.Contains("&cote=" + side, StringComparison.Ordinal));
        var (id, token) = AccountLab.Link(mail);
        return new AddressLink { Id = id, Jeton = token, Cote = side, Demande = System.Text.RegularExpressions.Regex.Match(mail.Text, @"demande=([^&]+)&").Groups[1].Value };
    }
}
