using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Queue;
using Reseau50.Contact.Receiving;
using Reseau50.Tests.Accounts;

namespace Reseau50.Tests.Contact;

/// <summary>A site where two people, « ada » and « bob », keep the messages, and a third, « eve », does not.</summary>
internal static class ContactLab
{
    public const string Sender = "parent@famille.example";

    public static async Task<AccountLab> CreateAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var lab = await AccountLab.CreateAsync(database, more);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Messages", "Description": "Répond", "Permissions": ["ManageMessages"] } ] }""");
        await lab.JoinAsync("ada", "ada@ecole.example", "Messages");
        await lab.JoinAsync("bob", "bob@ecole.example", "Messages");
        await lab.JoinAsync("eve", "eve@ecole.example", "Lecture");
        return lab;
    }

    public static ContactMessage Message(string text = "Quand a lieu le forum ?", string? email = Sender) => new() { Subject = "question", Name = "Camille D.", Email = email, Text = text };

    public static ContactMessage Report(string text = "On lit le prénom d’un enfant.", string? email = Sender, string? owner = null) =>
        new() { IsReport = true, Subject = Subjects.Child, Name = "Camille D.", Email = email, Text = text, Page = "/ateliers/sommeil", ContentItemId = "sommeil", ContentOwner = owner };

    /// <summary>Takes a message as its form does, and returns its id.</summary>
    public static async Task<string> ReceiveAsync(this AccountLab lab, ContactMessage message, string? stamp = null)
    {
        await lab.Site.InScopeAsync(s => s.GetRequiredService<MessageIntake>().TakeAsync(message, stamp ?? Guid.NewGuid().ToString(), null, default));
        return message.Id;
    }

    public static Task<string?> ActAsync(this AccountLab lab, string who, Func<MessageActs, Task<string?>> act) => lab.AsAsync(who, s => act(s.GetRequiredService<MessageActs>()));

    public static Task<List<ContactMessage>> MessagesAsync(this AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<ContactMessage>().AsNoTracking().OrderBy(m => m.AskedUtc).ToListAsync());

    public static async Task<ContactMessage> MessageAsync(this AccountLab lab, string id) => (await lab.MessagesAsync()).Single(m => m.Id == id);

    public static Task<List<ContactEntry>> EntriesAsync(this AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<ContactEntry>().AsNoTracking().OrderBy(e => e.AtUtc).ToListAsync());
}
