using Reseau50.Contact.Messages;
using Reseau50.Contact.Queue;

namespace Reseau50.Tests.Contact;

/// <summary>What is done to a message by those who keep them, and what nobody else can.</summary>
public sealed class MessageActsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WithoutTheRight_NothingIsDone(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Report());
        foreach (var act in Acts(id)) Assert.Equal(MessageActs.NotYours, await lab.ActAsync("eve", act));
        foreach (var act in Acts("aucun")) Assert.Equal(MessageActs.Gone, await lab.ActAsync("ada", act));
        var message = await lab.MessageAsync(id);
        Assert.Equal((MessageState.New, null, null, 0), (message.State, message.AssignedTo, message.ClosedUtc, message.Decisions));
        Assert.Empty(await lab.EntriesAsync());
        Assert.Single(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAnswer_LeavesOnce_HoweverOftenItIsSent(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Message());
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => lab.ActAsync("ada", a => a.AnswerAsync(id, key, "Le 21 mai.\n<b>À bientôt</b>", default)))));
        Assert.Equal([null, MessageActs.AlreadySent, MessageActs.AlreadySent, MessageActs.AlreadySent], answers.Order(StringComparer.Ordinal));
        var mail = Assert.Single(await lab.MailsAsync(), m => m.Subject == "Réponse à votre message");
        Assert.Equal(ContactLab.Sender, mail.Recipient);
        Assert.Contains("Le 21 mai.\n<b>À bientôt</b>", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        var entry = Assert.Single(await lab.EntriesAsync());
        Assert.Equal((ContactEntry.Answer, "Le 21 mai.\n<b>À bientôt</b>", "ada"), (entry.Kind, entry.Text, entry.ByWhom));
        Assert.Equal((MessageState.Taken, "ada"), ((await lab.MessageAsync(id)).State, (await lab.MessageAsync(id)).AssignedTo));
        Assert.Equal("Écrivez la réponse.", await lab.ActAsync("ada", a => a.AnswerAsync(id, Guid.NewGuid(), " \n ", default)));
        Assert.Equal("Écrivez la réponse.", await lab.ActAsync("ada", a => a.AnswerAsync(id, Guid.NewGuid(), "Bonjour,\n\n", default)));
        var silent = await lab.ReceiveAsync(ContactLab.Report(email: null));
        Assert.StartsWith("La personne n’a pas laissé d’adresse", await lab.ActAsync("ada", a => a.AnswerAsync(silent, Guid.NewGuid(), "Bonjour", default)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task OfTwoWhoDecideAtOnce_OneDoes_AndTheOtherIsTold(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Report(owner: "eve"));
        var answers = await Task.WhenAll(Task.Run(() => lab.ActAsync("ada", a => a.DecideAsync(id, 0, Decision.Removed, "Un prénom d’enfant.", default))), Task.Run(() => lab.ActAsync("bob", a => a.DecideAsync(id, 0, Decision.Removed, "Un prénom d’enfant.", default))));
        Assert.Equal([null, "Une autre personne a déjà décidé : « Contenu retiré ». Rien d’autre n’est parti."], answers.Order(StringComparer.Ordinal));
        var message = await lab.MessageAsync(id);
        Assert.Equal((MessageState.Done, Decision.Removed, 1, lab.Site.Clock.Now.UtcDateTime), (message.State, message.Decision, message.Decisions, message.ClosedUtc));
        Assert.Single(await lab.EntriesAsync());
        Assert.Single(await lab.AuditAsync("contact.decided"));

        // Who told, what and why, and how to contest; the author does not learn who told.
        var told = Assert.Single(await lab.MailsAsync(), m => m.Subject == "Notre décision sur votre signalement");
        Assert.Equal(ContactLab.Sender, told.Recipient);
        foreach (var part in (string[])["/ateliers/sommeil", "le contenu a été retiré du site", "Un prénom d’enfant.", "la décision sera revue", "https://reseau.example/contact"]) Assert.Contains(part, told.Text, StringComparison.Ordinal);
        var author = Assert.Single(await lab.MailsAsync(), m => m.Subject == "Une décision sur un de vos contenus");
        Assert.Equal("eve@ecole.example", author.Recipient);
        Assert.Contains("Un prénom d’enfant.", author.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Camille", ContactLab.Sender, "On lit le prénom"]) Assert.DoesNotContain(secret, author.Text + author.Html, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AContentThatStays_BothersNoAuthor_AndADecisionIsTakenAgainAfterReopening(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Report(owner: "eve"));
        Assert.Equal("Donnez vos raisons : la personne les lira.", await lab.ActAsync("ada", a => a.DecideAsync(id, 0, Decision.Left, " ", default)));
        Assert.Equal("Choisissez la décision.", await lab.ActAsync("ada", a => a.DecideAsync(id, 0, "bruler", "Parce que.", default)));
        Assert.Null(await lab.ActAsync("ada", a => a.DecideAsync(id, 0, Decision.Left, "Rien d’illicite.", default)));
        Assert.DoesNotContain(await lab.MailsAsync(), m => m.Recipient == "eve@ecole.example");
        Assert.StartsWith("Ce message est clos", await lab.ActAsync("ada", a => a.DecideAsync(id, 1, Decision.Changed, "Le prénom a été ôté.", default)), StringComparison.Ordinal);
        Assert.Null(await lab.ActAsync("bob", a => a.ReopenAsync(id, default)));
        Assert.Null(await lab.ActAsync("bob", a => a.DecideAsync(id, 1, Decision.Changed, "Le prénom a été ôté.", default)));
        Assert.Equal(2, (await lab.MailsAsync()).Count(m => m.Subject == "Notre décision sur votre signalement"));
        Assert.Single(await lab.MailsAsync(), m => m.Recipient == "eve@ecole.example");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMessage_IsTaken_Noted_LeftToOthers_Closed_AndOpenedAgain_EachWithItsLine(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Message());
        Assert.Null(await lab.ActAsync("ada", a => a.TakeAsync(id, null, default)));
        Assert.Equal("Une autre personne vient de s’en charger.", await lab.ActAsync("bob", a => a.TakeAsync(id, null, default)));
        Assert.Null(await lab.ActAsync("bob", a => a.TakeAsync(id, "ada", default)));
        Assert.Equal("Ce message n’est pas entre vos mains.", await lab.ActAsync("ada", a => a.ReleaseAsync(id, default)));
        Assert.Null(await lab.ActAsync("bob", a => a.NoteAsync(id, " À voir avec le relais. ", default)));
        Assert.Null(await lab.ActAsync("bob", a => a.ReleaseAsync(id, default)));
        Assert.Equal(MessageState.New, (await lab.MessageAsync(id)).State);
        Assert.Null(await lab.ActAsync("ada", a => a.CloseAsync(id, MessageState.Done, default)));
        Assert.Equal("Une autre personne a déjà clos ce message.", await lab.ActAsync("bob", a => a.CloseAsync(id, MessageState.Filed, default)));
        Assert.Null(await lab.ActAsync("bob", a => a.ReopenAsync(id, default)));
        Assert.Equal((MessageState.Taken, "bob", null), ((await lab.MessageAsync(id)).State, (await lab.MessageAsync(id)).AssignedTo, (await lab.MessageAsync(id)).ClosedUtc));
        Assert.Equal("À voir avec le relais.", Assert.Single(await lab.EntriesAsync()).Text);
        foreach (var (action, count) in ((string, int)[])[("contact.taken", 2), ("contact.noted", 1), ("contact.released", 1), ("contact.closed", 1), ("contact.reopened", 1)])
        {
            var lines = await lab.AuditAsync(action);
            Assert.Equal(count, lines.Count);
            Assert.All(lines, l => Assert.DoesNotContain("relais", l.Summary, StringComparison.Ordinal));
        }
        Assert.Single(await lab.MailsAsync());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANoticeWithoutADecision_IsFiled_NotDone(Database database)
    {
        await using var lab = await ContactLab.CreateAsync(database);
        var id = await lab.ReceiveAsync(ContactLab.Report());
        Assert.StartsWith("Décidez d’abord", await lab.ActAsync("ada", a => a.CloseAsync(id, MessageState.Done, default)), StringComparison.Ordinal);
        Assert.Equal("Choisissez comment clore ce message.", await lab.ActAsync("ada", a => a.CloseAsync(id, MessageState.Taken, default)));
        Assert.Null(await lab.ActAsync("ada", a => a.CloseAsync(id, MessageState.Filed, default)));
        Assert.Equal(MessageState.Filed, (await lab.MessageAsync(id)).State);
    }

    private static Func<MessageActs, Task<string?>>[] Acts(string id) =>
    [
        a => a.TakeAsync(id, null, default), a => a.ReleaseAsync(id, default), a => a.NoteAsync(id, "Une note", default), a => a.AnswerAsync(id, Guid.NewGuid(), "Une réponse", default),
        a => a.DecideAsync(id, 0, Decision.Left, "Une raison", default), a => a.CloseAsync(id, MessageState.Filed, default), a => a.ReopenAsync(id, default),
    ];
}
