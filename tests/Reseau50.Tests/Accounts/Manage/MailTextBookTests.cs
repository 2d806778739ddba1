using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Manage.MailTexts;
using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Tests.Accounts.Manage;

/// <summary>Texts of mails worded by the coordination.</summary>
public sealed class MailTextBookTests
{
    [Fact]
    public async Task EveryVariableOfEveryText_IsExplained_AndEveryTextIsSound()
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        var book = await lab.AskAsync((MailTextBook b) => Task.FromResult(b));
        Assert.Empty(book.All.SelectMany(t => book.VariablesOf(t).Where(v => v.Words.Length == 0).Select(v => $"{t.Name}: {v.Name}")));
        Assert.Empty(book.All.SelectMany(t => book.Check(t, t.Wording).Select(p => $"{t.Name}: {p.Message}")));
        Assert.True(book.All.Count >= AccountTexts.All.Count);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWording_IsWhatLeaves_UntilTheOriginIsBack(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.JoinAndConfirmAsync();
        var stamp = MailTextBook.StampOf((await TextAsync(lab)).Wording);
        Assert.True(await SaveAsync(lab, new MailWording("Bienvenue, {{ nom }} !", "Votre compte est prêt, {{ nom }}.\n\n{{ mot }}"), stamp));
        await lab.DecideAsync(d => d.ApproveAsync([id], default));
        var mail = (await lab.MailsAsync()).Last();
        Assert.Equal("Bienvenue, Camille D. !", mail.Subject);
        Assert.StartsWith("Votre compte est prêt, Camille D.", mail.Text, StringComparison.Ordinal);
        Assert.True(await SaveAsync(lab, null, MailTextBook.StampOf(new MailWording("Bienvenue, {{ nom }} !", "Votre compte est prêt, {{ nom }}.\n\n{{ mot }}"))));
        Assert.Equal((await TextAsync(lab)).Wording, await lab.AskAsync(async (MailWriter w) => await w.WordingAsync(AccountTexts.Accepted)));
        Assert.Equal(["Le texte « Votre compte est ouvert » a été changé.", "Le texte « Votre compte est ouvert » est revenu à l’origine."], (await lab.AuditAsync("mail.text")).Select(l => l.Summary));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWordingChangedMeanwhile_IsNotWrittenOver(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var stamp = MailTextBook.StampOf((await TextAsync(lab)).Wording);
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => SaveAsync(lab, new MailWording("Objet " + i, "Texte."), stamp))));
        Assert.Equal(1, saved.Count(s => s));
        Assert.False(await SaveAsync(lab, null, stamp));
        Assert.Equal("Objet " + Array.IndexOf(saved, true), (await lab.AskAsync(async (MailWriter w) => await w.WordingAsync(AccountTexts.Accepted))).Subject);
        Assert.Single(await lab.AuditAsync("mail.text"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TwoTextsSavedAtOnce_AreBothKept(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var texts = AccountTexts.All.Take(6).ToList();
        await Task.WhenAll(texts.Select(t => Task.Run(() => lab.AskAsync((MailTextBook b) => b.SaveAsync(t, new MailWording("Autre objet", t.Body), MailTextBook.StampOf(t.Wording), default)))));
        Assert.Equal(texts.Select(t => t.Name).Order(StringComparer.Ordinal), (await lab.AskAsync((MailTextBook b) => b.ChangedAsync(default))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "Texte.", "objet")]
    [InlineData("Un\nobjet", "Texte.", "objet")]
    [InlineData("Objet", "", "texte")]
    [InlineData("Objet {{ prénom }}", "Texte.", "objet")]
    [InlineData("Objet", "Bonjour {{ inconnu }}", "texte")]
    [InlineData("Objet", "Bonjour {{ nom }", "texte")]
    public async Task AFault_IsSaidBesideItsField(string subject, string body, string field)
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        var problems = await lab.AskAsync((MailTextBook b) => Task.FromResult(b.Check(b.Of(AccountTexts.Accepted)!, new MailWording(subject, body))));
        Assert.Equal(field, Assert.Single(problems).Name);
    }

    [Fact]
    public async Task ALinkThatIsNeeded_IsMissed()
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        var problems = await lab.AskAsync((MailTextBook b) => Task.FromResult(b.Check(b.Of(AccountTexts.Confirm)!, new MailWording("Objet", "Bonjour {{ nom }}"))));
        Assert.Contains("{{ lien }}", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    private static Task<MailText> TextAsync(AccountLab lab) => lab.AskAsync((MailTextBook b) => Task.FromResult(b.Of(AccountTexts.Accepted)!));

    private static Task<bool> SaveAsync(AccountLab lab, MailWording? wording, string stamp) => lab.AskAsync((MailTextBook b) => b.SaveAsync(b.Of(AccountTexts.Accepted)!, wording, stamp, default));
}
