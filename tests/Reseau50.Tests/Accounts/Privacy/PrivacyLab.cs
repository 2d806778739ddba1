using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.LostForms;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.People;
using Reseau50.Accounts.Privacy.Closing;
using Reseau50.Accounts.Privacy.Consents;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Sessions;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Admin.Items.Previewing;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Tests.Cms.Mail;
using Reseau50.Tests.Cms.Media;
using Reseau50.Workshops.Readings;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>Somebody who left a trace in every table that can hold one, and the reading of all of them.</summary>
internal static class PrivacyLab
{
    public const string Name = "Zélie Quervin", Email = "zelie.quervin@creche.example", Marker = "phrase-jamais-enregistree", Written = "Le texte du réseau, qui reste.";

    /// <summary>Returns the account's id.</summary>
    public static async Task<string> LeaveTracesAsync(this AccountLab lab)
    {
        await lab.JoinAsync("chef", "chef@site.example", "Redaction");
        await lab.AskToJoinAsync(Joiner.Form(Email, Name));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last(m => m.Recipient == Email));
        await lab.ConfirmAsync(id, token);
        await lab.DecideAsync(d => d.ApproveAsync([id], default), "chef");
        await lab.SignInAsync(email: Email);
        await lab.AskAsync((AddressChanges c) => c.AskAsync(id, "zelie.ailleurs@creche.example", AccountLab.Password, default));
        await lab.AskAsync(async (ConsentHistory c) => { await c.NewsletterAsync(id, true, default); return true; });
        await lab.Site.Sender().SendDueAsync(default);
        await lab.WriteAsync(id);
        await lab.AsAsync(id, s => s.GetRequiredService<MediaUpload>().TakeAsync([new FormFile(new MemoryStream(TestPictures.Png(4, 4)), 0, TestPictures.Png(4, 4).Length, "f", "atelier.png")], "", new AnswerForm(AnswerForm.No, null, null, null), default));
        await lab.Site.InWorkAsync(async s =>
        {
            var (db, now) = (s.GetRequiredService<SiteDb>(), s.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            db.Add(new AccountRole { AccountId = id, Role = "Lecture" });
            var (own, others) = (new Booking { EventId = "date", Secret = "s1", Name = Name, Email = Email, AccountId = id, Structure = Marker, AskedUtc = now, ProvenUtc = now }, new Booking { EventId = "date", Secret = "s2", Name = "Bob", Email = "bob@site.example", EnteredBy = id, AskedUtc = now });
            db.AddRange(own, others, new Attendee { BookingId = own.Id, EventId = "date", Name = Name, Mailbox = Email, Ticket = "t1", SinceUtc = now, State = RegistrationState.Confirmed }, new EventRegister { EventId = "date" });
            db.Add(new NetworkChoice { Id = "n1", AccountId = "chef", NetworkId = "mam", Belongs = true, Reason = "Elle y travaille.", DecidedBy = id, DecidedUtc = now });
            db.Add(new NetworkChoice { Id = "n2", AccountId = id, NetworkId = "mam", Belongs = true, Reason = Name, DecidedBy = "chef", DecidedUtc = now });
            db.Add(new AccountNote { Id = "a1", AccountId = "chef", Reason = "Erreur.", DecidedBy = id, DecidedUtc = now });
            db.Add(new MembershipRequest { AccountId = "chef", Profession = "eje", StructureName = "Ici", AskedUtc = now, AgreedUtc = now, DecidedBy = id });
            (await db.Set<AccountSession>().FirstAsync()).ActsAsId = id;
            db.Add(new AccountSession { Id = "autre", AccountId = "chef", ActsAsId = id, ActsAsUntilUtc = now, CreatedUtc = now, LastSeenUtc = now, ExpiresUtc = now.AddDays(1), Device = "Firefox" });
            db.Add(new KeptForm { Id = "k", Sealed = Encoding.UTF8.GetBytes(Marker), ExpiresUtc = now.AddHours(1) });
            db.Add(new PrivacyRequest { Kind = PrivacyRequest.Rectification, Way = PrivacyRequest.Post, Who = Name, Note = "Écrire à " + Email, ReceivedUtc = now });
            db.Add(new PrivacyRequest { Kind = PrivacyRequest.Export, Way = PrivacyRequest.Mail, Who = "Quelqu’un d’autre", ReceivedUtc = now, AnsweredBy = id });
            db.Add(new OpenForm { AccountId = id, Address = "/admin/contenus/n", Name = Name, Typed = $$"""{"TitlePart.Title":["{{Marker}}"]}""", TypedUtc = now, SeenUtc = now });
            db.Add(new PreviewLink { Id = "lien", ContentItemId = "note1", CreatedBy = id, CreatedUtc = now, ExpiresUtc = now.AddDays(7) });
            db.Add(new RecipeRunRow { Recipe = "a.json", AskedBy = id, AskedUtc = now, EndedUtc = now });
            db.Add(new RecipeRunRow { Recipe = "b.json", Sent = $"{{ \"Email\": \"{Email}\" }}", AskedBy = "chef", AskedUtc = now, EndedUtc = now });
            db.Add(new WriteUpReading { Id = "r1", WriteUpId = "cr1", ReaderId = id, AskedBy = "chef", AskedUtc = now });
            db.Add(new WriteUpReading { Id = "r2", WriteUpId = "cr2", ReaderId = "chef", AskedBy = id, AskedUtc = now, Answer = WriteUpReading.Approved, AnsweredUtc = now });
            var file = new MediaFileRow { Path = "photo.jpg", Hash = "h", SourceHash = "h", ContentType = "image/jpeg", AnswerSource = id };
            db.Add(file);
            db.Add(new MediaPastRow { Path = "vieille.jpg", Kind = MediaPastRow.Deleted, Actor = id, AtUtc = now, Json = System.Text.Json.JsonSerializer.Serialize(file, ContentJson.Options) });
            await s.GetRequiredService<MailOutbox>().QueueAsync($"atelier:a:rappel:{id}", "chef@site.example", "Atelier", "À relire", ct: default);
            await s.GetRequiredService<MailOutbox>().QueueAsync("autre:1", "chef@site.example", "À propos", $"{Name} vous attend.", ct: default);
            await s.GetRequiredService<MailOutbox>().QueueAsync("autre:2", "chef@site.example", "Sans rapport", "Rien d’elle.", ct: default);
            var rules = await s.GetRequiredService<SiteDocuments>().EditAsync<JoiningRules>();
            rules.Invited.AddRange([Email, "reste@site.example"]);
            await s.GetRequiredService<SiteDocuments>().WriteAsync(rules);
            s.GetRequiredService<AuditTrail>().Actor = id;
            s.GetRequiredService<AuditTrail>().Add("content.saved", "Note", "note1", $"Message de {Email}.");
        });
        await lab.Site.InScopeAsync(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var me = (await accounts.FindByIdAsync(id))!;
            await accounts.ResetAuthenticatorKeyAsync(me);
            await accounts.AddClaimAsync(me, new System.Security.Claims.Claim("genre", Name));
            await accounts.AddLoginAsync(me, new UserLoginInfo("ailleurs", "42", Name));
            await accounts.AddOrUpdatePasskeyAsync(me, new UserPasskeyInfo([1, 2, 3], [4, 5], DateTimeOffset.UnixEpoch, 7, ["internal"], true, true, false, [6], [8]) { Name = "Tablette de " + Name });
        });
        return id;
    }

    // A published text of hers, a draft of it beside, and somebody else's text that names her in a field of people.
    private static async Task WriteAsync(this AccountLab lab, string id)
    {
        await lab.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition([new TypeMaker("Note").Part("TitlePart").Part("MarkdownBodyPart").Field("UserPickerField", "Avec", new UserPickerFieldSettings { Multiple = true })])));
        await lab.AsAsync(id, async s =>
        {
            var drafts = s.GetRequiredService<ContentDrafts>();
            var mine = drafts.New("Note", id, Name);
            mine.SetPart("TitlePart", new TitlePart { Title = "Sa note" });
            mine.SetPart("MarkdownBodyPart", new MarkdownBodyPart { Markdown = Written });
            Assert.Empty(await drafts.PublishAsync(mine));
            mine.SetPart("TitlePart", new TitlePart { Title = "Son brouillon" });
            Assert.Empty(await drafts.SaveDraftAsync(mine));
            var other = drafts.New("Note", "chef", "Chef");
            other.SetPart("TitlePart", new TitlePart { Title = "Une autre" });
            other.SetField("Note", "Avec", new UserPickerField { UserIds = ["chef", id, "bob"], UserNames = ["Chef", Name, "Bob"] });
            Assert.Empty(await drafts.PublishAsync(other));
            return true;
        });
    }

    public static Task<bool> CloseAsync(this AccountLab lab, string id) => lab.AsAsync(id, s => s.GetRequiredService<AccountClosing>().CloseAsync(id, ClosingReason.Asked, default));

    /// <summary>Where one of <paramref name="needles"/> is: every column of every table, and every byte of every file of the data folder.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(this AccountLab lab, params string[] needles)
    {
        var found = new List<string>();
        await lab.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<SiteDb>();
            await db.Database.OpenConnectionAsync();
            foreach (var entity in db.Model.GetEntityTypes())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"select * from \"{entity.GetTableName()}\"";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    for (var i = 0; i < reader.FieldCount; i++)
                        if (Text(reader.GetValue(i)) is var text && needles.FirstOrDefault(n => text.Contains(n, StringComparison.OrdinalIgnoreCase)) is { } needle) found.Add($"{entity.GetTableName()}.{reader.GetName(i)}: {needle}");
            }
        });
        foreach (var path in Directory.EnumerateFiles(lab.Site.Options.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            found.AddRange(needles.Where(n => text.Contains(n, StringComparison.OrdinalIgnoreCase)).Select(n => $"{Path.GetFileName(path)}: {n}"));
        }
        return found;
    }

    private static string Text(object value) => value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "" };
}

/// <summary>A mailbox outside the data folder.</summary>
internal sealed class FarMailbox : IMailTransport
{
    public List<(string To, string Subject, string Text)> Letters { get; } = [];

    public Task<MailOutcome> SendAsync(MailRow mail, CancellationToken ct)
    {
        Letters.Add((mail.Recipient, mail.Subject, mail.Text));
        return Task.FromResult(MailOutcome.Sent);
    }
}
