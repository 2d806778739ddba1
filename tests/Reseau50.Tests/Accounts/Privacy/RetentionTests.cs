using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.LostForms;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Privacy.Retention;
using Reseau50.Accounts.Sessions;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Privacy;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Contact.Forgetting;
using Reseau50.Contact.Messages;
using Reseau50.Forms.Forgetting;
using Reseau50.Forms.Keeping;
using Reseau50.Forum.Drafts;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>What is kept too long goes, and what the administration is shown is what happens.</summary>
public sealed class RetentionTests
{
    private static readonly Dictionary<Type, Type> Tables = new()
    {
        [typeof(MailForgetting)] = typeof(MailRow),
        [typeof(JobCleanup)] = typeof(JobRow),
        [typeof(SessionForgetting)] = typeof(AccountSession),
        [typeof(RequestForgetting)] = typeof(Account),
        [typeof(OpenFormForgetting)] = typeof(OpenForm),
        [typeof(InactiveWarning)] = typeof(Account),
        [typeof(InactiveClosing)] = typeof(Account),
        [typeof(JournalForgetting)] = typeof(AuditLine),
        [typeof(LogForgetting)] = typeof(PrivacyRequest),
        [typeof(MessageForgetting)] = typeof(ContactMessage),
        [typeof(RegistrationForgetting)] = typeof(Booking),
        [typeof(LostFormsForgetting)] = typeof(KeptForm),
        [typeof(RecipeRunForgetting)] = typeof(RecipeRunRow),
        [typeof(MediaCleanup)] = typeof(MediaPastRow),
        [typeof(AnswerForgetting)] = typeof(FormSubmission),
        [typeof(WaitingFileForgetting)] = typeof(SentFile),
        [typeof(DraftForgetting)] = typeof(PostDraft),
    };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ThePreview_WritesNothing_AndIsWhatTheRunDoes(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await SeedAsync(lab);
        var rules = await lab.Site.InScopeAsync(s => Task.FromResult(s.GetServices<IRetentionRule>().Select(r => r.GetType()).ToList()));
        Assert.Equal(Tables.Keys.Select(t => t.Name).Order(StringComparer.Ordinal), rules.Select(t => t.Name).Order(StringComparer.Ordinal));
        // A closure takes sealed forms with it: it comes last.
        foreach (var type in rules.OrderBy(r => r == typeof(InactiveClosing)))
        {
            var before = await RowsAsync(lab, Tables[type]);
            var preview = await lab.Site.InScopeAsync(s => s.GetServices<IRetentionRule>().Single(r => r.GetType() == type).PreviewAsync(100, default));
            Assert.Equal(before, await RowsAsync(lab, Tables[type]));
            await lab.Site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(r => r.GetType() == type).RunAsync(default));
            var after = await RowsAsync(lab, Tables[type]);
            var changed = before.Where(b => after.GetValueOrDefault(b.Key) != b.Value).Select(b => b.Key).Order(StringComparer.Ordinal);
            Assert.NotEmpty(preview.Lines);
            Assert.True(preview.Lines.Count < before.Count, $"{type.Name} must have something to leave.");
            Assert.Equal(preview.Count, preview.Lines.Count);
            Assert.Equal(changed, preview.Lines.Select(l => l.Id.ToUpperInvariant()).Order(StringComparer.Ordinal));
            var again = await lab.Site.InScopeAsync(s => s.GetServices<IRetentionRule>().Single(r => r.GetType() == type).PreviewAsync(100, default));
            Assert.Equal((0, 0), (again.Count, again.Lines.Count));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAccountNobodyUses_IsTold_ThenClosed_UnlessItsOwnerComesBack(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("bob", "bob@ecole.example");
        var start = lab.Site.Clock.Now;
        await lab.SignInAsync();
        await lab.SignInAsync(email: "bob@ecole.example");
        lab.Site.Clock.Now = start.AddYears(InactiveAccounts.Years) - InactiveAccounts.Notice - TimeSpan.FromMinutes(1);
        Assert.Equal(["ada", "bob"], await DayAsync(lab));
        Assert.Empty(await lab.MailsAsync());
        lab.Site.Clock.Now = start.AddYears(InactiveAccounts.Years) - InactiveAccounts.Notice;
        Assert.Equal(["ada", "bob"], await DayAsync(lab));
        lab.Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["ada", "bob"], await DayAsync(lab));
        Assert.Equal(["Votre compte sera bientôt fermé", "Votre compte sera bientôt fermé"], (await lab.MailsAsync()).Select(m => m.Subject));
        Assert.All(await lab.MailsAsync(), m => Assert.Contains("21 novembre 2028", m.Text.Replace('\u00a0', ' '), StringComparison.Ordinal));
        Assert.Equal(Reseau50.Accounts.SignIn.SignInAnswer.Welcome, (await lab.SignInAsync(email: "bob@ecole.example")).Answer);
        lab.Site.Clock.Now = start.AddYears(InactiveAccounts.Years);
        Assert.Equal(["bob"], await DayAsync(lab));
        Assert.Equal((AccountLab.Email, "Votre compte est fermé"), (await lab.MailsAsync()).Last() is var m ? (m.Recipient, m.Subject) : default);
        // Two more years: told anew, and only then closed.
        lab.Site.Clock.Advance(TimeSpan.FromDays(3 * 365));
        Assert.Equal(["bob"], await DayAsync(lab));
        Assert.Equal(2, (await lab.MailsAsync()).Count(l => l.Recipient == "bob@ecole.example"));
        lab.Site.Clock.Advance(InactiveAccounts.Notice);
        Assert.Empty(await DayAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheLastWhoCanDoEverything_IsNeverClosedForBeingAway(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Administrator", "Permissions": ["SiteOwner"] } ] }""");
        await lab.JoinAsync("ada", roles: "Administrator");
        await lab.JoinAsync("bob", "bob@ecole.example", "Administrator");
        lab.Site.Clock.Advance(TimeSpan.FromDays(3 * 365));
        await DayAsync(lab);
        lab.Site.Clock.Advance(InactiveAccounts.Notice);
        var preview = await lab.Site.InScopeAsync(s => s.GetServices<IRetentionRule>().OfType<InactiveClosing>().Single().PreviewAsync(10, default));
        Assert.Equal(1, preview.Count);
        var left = Assert.Single(await DayAsync(lab));
        Assert.NotEqual(left, preview.Lines.Single().Id);
    }

    [Fact]
    public async Task EveryRule_IsInTheRegister_Once()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await site.InScopeAsync(s =>
        {
            var rules = s.GetServices<IRetentionRule>().Select(r => r.GetType().Name).Order(StringComparer.Ordinal);
            Assert.Equal(rules, s.GetServices<IProcessings>().SelectMany(p => p.All).SelectMany(p => p.Rules).Select(t => t.Name).Order(StringComparer.Ordinal));
            Assert.All(s.GetServices<IProcessings>().SelectMany(p => p.All), p => Assert.True(p.Rules.Count > 0 || p.Otherwise.Length > 0, p.Name));
            return Task.CompletedTask;
        });
    }

    private static async Task<List<string>> DayAsync(AccountLab lab)
    {
        foreach (var type in (Type[])[typeof(InactiveWarning), typeof(InactiveClosing)])
            await lab.Site.InScopeAsync(s => s.GetServices<IRecurringJob>().Single(r => r.GetType() == type).RunAsync(default));
        return await lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().Select(a => a.Id).OrderBy(a => a).ToListAsync());
    }

    // Of each kind, something that is over and something that is not.
    private static async Task SeedAsync(AccountLab lab)
    {
        foreach (var id in (string[])["parti", "averti", "fidele"]) await lab.JoinAsync(id, id + "@ecole.example");
        await lab.Site.InWorkAsync(async s =>
        {
            var (db, now) = (s.GetRequiredService<SiteDb>(), s.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            foreach (var account in await db.Set<Account>().ToListAsync())
                (account.CreatedUtc, account.ApprovedUtc, account.LastSignInUtc, account.InactiveWarnedUtc) = account.Id switch
                {
                    "parti" => (now.AddYears(-4), now.AddYears(-4), now.AddYears(-3), (DateTime?)null),
                    "averti" => (now.AddYears(-4), now.AddYears(-4), now.AddYears(-3), now.AddDays(-40)),
                    _ => (now.AddYears(-4), now.AddYears(-4), now.AddDays(-3), null),
                };
            foreach (var (id, asked) in (IEnumerable<(string, DateTime)>)[("jamais", now.AddDays(-30)), ("nouveau", now.AddDays(-1))])
            {
                db.Add(new Account { Id = id, UserName = id, NormalizedUserName = id.ToUpperInvariant(), Email = id + "@x.example", NormalizedEmail = id.ToUpperInvariant() + "@X.EXAMPLE", DisplayName = id, CreatedUtc = asked });
                db.Add(new Reseau50.Accounts.Joining.MembershipRequest { AccountId = id, Profession = "eje", StructureName = "Ici", AskedUtc = asked, AgreedUtc = asked });
            }
            db.Add(new FormVersion { FormId = "f", Hash = "h" });
            foreach (var (n, at) in (IEnumerable<(string, DateTime)>)[("1", now.AddDays(-40)), ("2", now.AddDays(-2))])
            {
                db.Add(new MailRow { DedupKey = "k" + n, Recipient = "a@b.example", Subject = "S", Text = "T", CreatedUtc = at, DueUtc = at, SentUtc = at });
                db.Add(new JobRow { Kind = "k", Key = n, Payload = "p", DueUtc = at, DoneUtc = at });
                db.Add(new AccountSession { Id = "s" + n, AccountId = "fidele", CreatedUtc = at, LastSeenUtc = at, ExpiresUtc = at.AddDays(30), Device = "Firefox" });
                db.Add(new OpenForm { AccountId = "fidele", Address = "/a/" + n, Name = "F", Typed = "{}", TypedUtc = at, SeenUtc = at });
                db.Add(new AuditLine { AtUtc = at.AddDays(-340), Actor = "fidele", Action = "content.saved", SubjectType = "Note", SubjectId = n, Summary = "S" });
                db.Add(new AuditLine { AtUtc = at.AddDays(-340), Actor = "système", Action = "content.saved", SubjectType = "Note", SubjectId = n, Summary = "S" });
                db.Add(new ContactMessage { Id = "m" + n, Reference = "R" + n, Subject = "autre", Text = "T", AskedUtc = at.AddDays(-340), State = MessageState.Done, ClosedUtc = at.AddDays(-340) });
                db.Add(new EventRegister { EventId = "e" + n, EndsUtc = at.AddDays(-150) });
                db.Add(new Booking { EventId = "e" + n, Secret = "s" + n, Name = "N", Email = "a@b.example", AskedUtc = at.AddDays(-160) });
                db.Add(new KeptForm { Id = "f" + n, ExpiresUtc = n == "1" ? at : now.AddMinutes(30) });
                db.Add(new RecipeRunRow { Recipe = n, AskedBy = "fidele", AskedUtc = at.AddDays(-60), EndedUtc = at.AddDays(-60) });
                db.Add(new FormSubmission { Id = "r" + n, FormId = "f", Hash = "h", Subject = "envoi:" + n, SentUtc = at, ForgetUtc = n == "1" ? at : now.AddDays(1) });
                db.Add(new PostDraft { AccountId = "fidele", Place = "sujet:" + n, Text = "Un début", SavedUtc = n == "1" ? at.AddDays(-60) : now.AddDays(-89) });
                db.Add(new SentFile { Id = "p" + n, FormId = "f", Name = n + ".pdf", AtUtc = n == "1" ? at : now.AddHours(-23) });
                db.Add(new MediaPastRow { Path = n + ".jpg", Kind = MediaPastRow.Deleted, AtUtc = at });
                db.Add(new PrivacyRequest { Kind = PrivacyRequest.Export, Who = "Q", ReceivedUtc = at.AddYears(-5).AddDays(5), AnsweredUtc = at.AddYears(-5).AddDays(5) });
            }
        });
    }

    private static Task<Dictionary<string, string>> RowsAsync(AccountLab lab, Type table) => lab.Site.InScopeAsync(async s =>
    {
        var (db, rows) = (s.GetRequiredService<SiteDb>(), new Dictionary<string, string>());
        var entity = db.Model.FindEntityType(table)!;
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select * from \"{entity.GetTableName()}\"";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows[string.Join(' ', key.Select(k => Text(reader[k]))).ToUpperInvariant()] = string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))));
        return rows;
    });

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
