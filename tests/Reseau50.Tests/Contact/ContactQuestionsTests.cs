using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;
using Reseau50.Contact.Asking;
using Reseau50.Contact.Forgetting;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Privacy;
using Reseau50.Contact.Queue;
using Reseau50.Contact.Receiving;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Keeping;
using Reseau50.Tests.Accounts;
using Reseau50.Tests.Forms;

namespace Reseau50.Tests.Contact;

/// <summary>The questions of a form, asked with a message: kept, read and forgotten with it.</summary>
public sealed class ContactQuestionsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Answers_AreReadWithTheirMessage_AndTheLastSendingOfOnePageCounts(Database database)
    {
        await using var lab = await CreateAsync(database);
        var (id, other) = (await SendAsync(lab, "Une page", "parent"), await SendAsync(lab, "Une autre", "elu", "À quelle heure ferme le relais ?"));
        await SendAsync(lab, "Une page", "mam");
        Assert.Equal(2, (await lab.MessagesAsync()).Count);
        Assert.Equal(["Vous écrivez comme : MAM"], await ReadAsync(lab, id));
        Assert.Equal(["Vous écrivez comme : ELU"], await ReadAsync(lab, other));
        Assert.Empty(await ReadAsync(lab, await lab.ReceiveAsync(ContactLab.Message("Sans les questions."))));

        // Another form is asked meanwhile: what was answered to the first stays with its message.
        await NameAsync(lab, "autre");
        Assert.Equal(["Vous écrivez comme : MAM"], await ReadAsync(lab, id));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsAsked_IsTheFormTheSettingsName_IfItIsForTheReader(Database database)
    {
        await using var lab = await CreateAsync(database);
        Assert.Equal(["profil"], (await AskedAsync(lab))!.Sheet.Questions.Select(q => q.Name));
        var refused = await AskedAsync(lab, "");
        Assert.Equal(["q[profil]"], new ContactForm { Nom = "Camille D.", Email = ContactLab.Sender, Sujet = "question", Message = "Quand a lieu le forum ?", Questions = refused }.Faults().Select(p => p.Name));

        await lab.PutAsync(FormsLab.Item("", [FormsLab.Choice("profil", "Une question réservée", ["parent"])], [Viewer.Member], version: "2"));
        Assert.Null(await AskedAsync(lab));
        await NameAsync(lab, "nulle-part");
        Assert.Null(await AskedAsync(lab));
        await lab.Recipes.RunStepsAsync("""{ "name": "custom-settings", "ReglagesContact": { "ContentItemId": "r", "ContentType": "ReglagesContact", "ReglagesContact": {} } }""");
        Assert.Null(await AskedAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Answers_GoWithTheirMessage_WithWhoWroteIt_AndAreHandedOverBefore(Database database)
    {
        await using var lab = await CreateAsync(database);
        var (old, kept) = (await SendAsync(lab, "1", "parent"), await SendAsync(lab, "2", "elu"));
        await lab.ActAsync("ada", a => a.CloseAsync(old, MessageState.Done, default));
        lab.Site.Clock.Advance(TimeSpan.FromDays(370));
        await lab.Site.InScopeAsync(s => s.GetServices<IRecurringJob>().OfType<MessageForgetting>().Single().RunAsync(default));
        Assert.Equal([ContactMessage.AnswersOf(kept)], (await lab.RowsAsync<FormSubmission>()).Select(a => a.Subject));
        Assert.Equal(["/: 1", "profil/: 1", "profil/parent: 1"], await lab.CountsAsync());

        var who = new PersonalSubject("compte-camille", ContactLab.Sender, "Personne 1");
        var handed = await lab.Site.InScopeAsync(s => Data(s).ExportAsync(who, default));
        Assert.Equal(["Vous écrivez comme", "ELU"], handed.Single(t => t.Name == "reponses-avec-les-messages").Rows.Single().Skip(1));
        await lab.InWorkAsync(s => Data(s).EraseAsync(who, default));
        Assert.Empty(await lab.RowsAsync<FormSubmission>());
    }

    private static ContactData Data(IServiceProvider services) => services.GetServices<IPersonalData>().OfType<ContactData>().Single();

    private static async Task<AccountLab> CreateAsync(Database database)
    {
        var lab = await ContactLab.CreateAsync(database);
        await lab.ApplyAsync("types", "forms");
        await lab.PutAsync("", FormsLab.Choice("profil", "Vous écrivez comme", ["parent", "mam", "elu"], "\"Required\": true"));
        await lab.PutAsync(FormsLab.Item("", [FormsLab.Text("autre", "Autre chose")], id: "autre"));
        await NameAsync(lab, FormsLab.Form);
        return lab;
    }

    private static async Task NameAsync(AccountLab lab, string form) =>
        await lab.Recipes.RunStepsAsync($$"""{ "name": "custom-settings", "ReglagesContact": { "ContentItemId": "r", "ContentType": "ReglagesContact", "ReglagesContact": { "Formulaire": { "ContentItemIds": ["{{form}}"] } } } }""");

    private static Task<FormFill?> AskedAsync(AccountLab lab, string? answer = null) => lab.Site.InScopeAsync(s => s.GetRequiredService<ContactQuestions>().ReadAsync(answer is null ? null : FormsLab.Posted(("profil", answer)), default));

    private static async Task<string> SendAsync(AccountLab lab, string stamp, string answer, string text = "Quand a lieu le forum ?")
    {
        var message = ContactLab.Message(text);
        await lab.Site.InScopeAsync(async s =>
        {
            var fill = await s.GetRequiredService<ContactQuestions>().ReadAsync(FormsLab.Posted(("profil", answer)), default);
            await s.GetRequiredService<MessageIntake>().TakeAsync(message, stamp, m => s.GetRequiredService<IFormAnswers>().KeepAsync(fill!, m.Answers, null), default);
        });
        return message.Id;
    }

    private static async Task<IEnumerable<string>> ReadAsync(AccountLab lab, string id) =>
        (await lab.Site.InScopeAsync(s => s.GetRequiredService<MessageSheet>().OfAsync(id, default)))!.Answers.Select(a => $"{a.Label} : {a.Words}");
}
