using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;
using Reseau50.Contact.Letters;
using Reseau50.Contact.Receiving;
using Reseau50.Contact.Reporting;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Contact;

/// <summary>What arrives, and what its sender is told.</summary>
public sealed class MessageIntakeTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMessage_IsKept_AndAcknowledgedWithoutAWordOfIt(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Message("Achetez sur https://ailleurs.example !"));
        var message = Assert.Single(await lab.MessagesAsync());
        Assert.Equal((id, "question", "Camille D.", ContactLab.Sender, "Achetez sur https://ailleurs.example !", "a-traiter", lab.Site.Clock.Now.UtcDateTime), (message.Id, message.Subject, message.Name, message.Email, message.Text, message.State, message.AskedUtc));
        var mail = Assert.Single(await lab.MailsAsync());
        Assert.Equal((ContactLab.Sender, "Votre message est arrivé", $"contact:{id}:recu"), (mail.Recipient, mail.Subject, mail.DedupKey));
        Assert.Contains(message.Reference, mail.Text, StringComparison.Ordinal);
        foreach (var word in (string[])["Camille", "ailleurs.example", "Achetez"]) Assert.DoesNotContain(word, mail.Text + mail.Html, StringComparison.Ordinal);
        var line = Assert.Single(await lab.AuditAsync("contact.received"));
        Assert.Equal((id, "Un message est arrivé."), (line.SubjectId, line.Summary));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheSameForm_SentFourTimesAtOnce_IsOneMessageAndOneMail_AndOtherWordsAreAnother(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.ReceiveAsync(ContactLab.Message(), "un formulaire"))));
        Assert.Equal((1, 1), ((await lab.MessagesAsync()).Count, (await lab.MailsAsync()).Count));
        await lab.ReceiveAsync(ContactLab.Message("Et à quelle heure ?"), "un formulaire");
        Assert.Equal((2, 2), ((await lab.MessagesAsync()).Count, (await lab.MailsAsync()).Count));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OneMailbox_IsWrittenToThreeTimesAnHour_AndEveryMessageIsKept(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        for (var i = 0; i < 5; i++) await lab.ReceiveAsync(ContactLab.Message());
        await lab.ReceiveAsync(ContactLab.Report(email: null));
        Assert.Equal((6, ContactLimits.ToOneMailbox), ((await lab.MessagesAsync()).Count, (await lab.MailsAsync()).Count));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutItsOwnAddress_TheSiteKeepsANotice_AndWritesToNobody(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        await lab.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = "Réseau50" }));
        await lab.ReceiveAsync(ContactLab.Report());
        Assert.Equal("/ateliers/sommeil", Assert.Single(await lab.MessagesAsync()).Page);
        Assert.Empty(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANotice_KnowsTheContentOfItsPage(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        foreach (var (page, item) in ((string, bool)[])[("/ateliers/motricite-libre?x=1#y", true), ("/page-inconnue", false), ("/agenda", false)])
        {
            var message = ContactLab.Report();
            (message.Page, message.ContentItemId) = (page, null);
            await lab.Site.InScopeAsync(s => s.GetRequiredService<ReportedPages>().NoteItemAsync(message, default));
            Assert.Equal((item, item ? "coordination" : null), (message.ContentItemId is not null, message.ContentOwner));
        }
    }

    [Fact]
    public void EveryVariableOfTheTexts_IsExplained() =>
        Assert.Empty(ContactTexts.All.SelectMany(t => t.Variables).Except([.. ContactTexts.Variables.Select(v => v.Name), "nom", "message", "raison"]));
}
