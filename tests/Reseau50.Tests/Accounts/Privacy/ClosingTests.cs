using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Closing;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.SignIn;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Mail;
using Reseau50.Workshops.Readings;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>Somebody leaves: nothing of them is left, and nothing of the others' is lost.</summary>
public sealed class ClosingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AfterAClosure_NoTableAndNoFile_SpeaksOfThePerson(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.LeaveTracesAsync();
        string[] needles = [id, PrivacyLab.Email, PrivacyLab.Name, PrivacyLab.Marker, "zelie.ailleurs"];
        // Every needle is there to be found, in rows and in files.
        var before = await lab.FindAsync(needles);
        Assert.All(needles, n => Assert.Contains(before, f => f.EndsWith(": " + n, StringComparison.Ordinal)));
        Assert.Contains(before, f => f.Contains(".eml: ", StringComparison.Ordinal));
        Assert.True(await lab.CloseAsync(id));
        var far = new FarMailbox();
        await lab.Site.Sender(far).SendDueAsync(default);
        Assert.Equal([(PrivacyLab.Email, "Votre compte est fermé")], far.Letters.Where(l => l.To != "chef@site.example").Select(l => (l.To, l.Subject)));
        Assert.Equal(["Sans rapport"], far.Letters.Where(l => l.To == "chef@site.example").Select(l => l.Subject));
        await lab.Site.InScopeAsync(s => s.GetRequiredService<PersonalErasure>().ForgetTracesAsync(default));
        Assert.Empty(await lab.FindAsync(needles));
        Assert.Equal(SignInAnswer.Wrong, (await lab.SignInAsync(email: PrivacyLab.Email)).Answer);
        Assert.False(await lab.AskAsync((AccountClosing c) => c.CloseAsync(id, ClosingReason.Asked, default)));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWasWritten_StaysReadable_SignedByMembreParti(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.LeaveTracesAsync();
        var before = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().Where(x => x.Owner == id).OrderBy(x => x.ContentItemVersionId).ToListAsync());
        await lab.CloseAsync(id);
        await lab.Site.InScopeAsync(async s =>
        {
            var after = await s.GetRequiredService<SiteDb>().ContentItems.AsNoTracking().OrderBy(x => x.ContentItemVersionId).ToListAsync();
            Assert.Equal(2, before.Count);
            Assert.All(before, b => Assert.Equal((b.Data, b.DisplayText, b.Published, null, PersonalSubject.Gone), after.Single(a => a.ContentItemVersionId == b.ContentItemVersionId) is var a ? (a.Data, a.DisplayText, a.Published, a.Owner, a.Author) : default));
            Assert.Contains(after, a => a.Published && a.Data.Contains(PrivacyLab.Written, StringComparison.Ordinal));
            var other = Assert.Single(after, a => a.Author == "Chef");
            Assert.Equal("""{"UserIds":["chef","bob"],"UserNames":["Chef","Bob"]}""", JsonNode.Parse(other.Data)!["Note"]!["Avec"]!.ToJsonString());
            Assert.Equal("chef", other.Owner);
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatOthersNeed_Stays_UnderOnePseudonym(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.LeaveTracesAsync();
        var lines = (await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<AuditLine>().CountAsync()));
        await lab.CloseAsync(id);
        await lab.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            var closed = await db.Set<AuditLine>().SingleAsync(l => l.Action == "account.closed");
            Assert.StartsWith(PersonalSubject.Gone + " ", closed.Actor, StringComparison.Ordinal);
            Assert.Equal(closed.Actor, closed.SubjectId);
            Assert.Equal(lines + 1, await db.Set<AuditLine>().CountAsync());
            var pseudonym = closed.Actor;
            Assert.Equal("Message de ….", (await db.Set<AuditLine>().SingleAsync(l => l.SubjectId == "note1")).Summary);
            Assert.Equal([pseudonym], await db.Set<Reseau50.Accounts.Manage.People.AccountNote>().Select(n => n.DecidedBy).ToListAsync());
            Assert.Equal(("Elle y travaille.", pseudonym), (await db.Set<Reseau50.Accounts.Membership.NetworkChoice>().SingleAsync() is var c ? (c.Reason, c.DecidedBy) : default));
            Assert.Equal([pseudonym, pseudonym], await db.MediaFiles.Select(f => f.AnswerSource!).ToListAsync());
            Assert.Equal(pseudonym, (await db.Set<MediaPastRow>().SingleAsync() is var p ? (p.Actor == p.File.AnswerSource ? p.Actor : "") : ""));
            // Nobody waits for an answer that cannot come; what was asked and answered stays.
            Assert.Equal([("r1", pseudonym, "chef", WriteUpReading.GivenBack), ("r2", "chef", pseudonym, null)], (await db.Set<WriteUpReading>().OrderBy(r => r.Id).ToListAsync()).Select(r => (r.Id, r.ReaderId, r.AskedBy, r.End)));
            Assert.Equal(["a.json"], await db.Set<RecipeRunRow>().Select(r => r.Recipe).ToListAsync());
            Assert.Contains(await db.Set<MailRow>().Select(m => m.DedupKey).ToListAsync(), k => k == $"atelier:a:rappel:{pseudonym}");
            Assert.Equal(["reste@site.example"], (await s.GetRequiredService<SiteDocuments>().ReadAsync<Reseau50.Accounts.Joining.JoiningRules>()).Invited);
            Assert.Equal([(PrivacyRequest.Closure, PersonalSubject.Gone, true), (PrivacyRequest.Export, "Quelqu’un d’autre", false), (PrivacyRequest.Rectification, PersonalSubject.Gone, false)],
                (await db.Set<PrivacyRequest>().ToListAsync()).Select(r => (r.Kind, r.Who, r.AnsweredUtc is not null)).OrderBy(r => r.Item1 switch { PrivacyRequest.Closure => 0, PrivacyRequest.Export => 1, _ => 2 }));
        });
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANamesake_KeepsTheirSignature(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var id = await lab.LeaveTracesAsync();
        await lab.JoinAsync("double", "double@site.example");
        await lab.ChangeAsync("double", a => a.DisplayName = PrivacyLab.Name);
        await lab.AsAsync("double", async s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            var item = drafts.New("Note", "double", PrivacyLab.Name);
            item.SetPart("TitlePart", new Reseau50.Cms.Parts.TitlePart { Title = "De l’autre" });
            Assert.Empty(await drafts.PublishAsync(item));
            return true;
        });
        await lab.CloseAsync(id);
        var authors = await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().ContentItems.OrderBy(x => x.DisplayText).Select(x => x.DisplayText + "=" + x.Author).ToListAsync());
        Assert.Equal(["De l’autre=" + PrivacyLab.Name, "Sa note=Membre parti", "Son brouillon=Membre parti", "Une autre=Chef"], authors.Order(StringComparer.Ordinal));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheLastWhoCanDoEverything_Stays_EvenWhenTwoLeaveAtOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Administrator", "Permissions": ["SiteOwner"] } ] }""");
        await lab.JoinAsync("ada", roles: "Administrator");
        await lab.JoinAsync("bob", "bob@ecole.example", "Administrator");
        var left = await Task.WhenAll(new[] { "ada", "bob" }.Select(who => Task.Run(() => lab.CloseAsync(who))));
        Assert.Equal([false, true], left.Order());
        var stays = Assert.Single(await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Select(a => a.Id).ToListAsync()));
        Assert.False(await lab.CloseAsync(stays));
        Assert.Equal([stays], await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Select(a => a.Id).ToListAsync()));
    }
}
