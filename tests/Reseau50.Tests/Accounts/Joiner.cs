using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Approval;
using Reseau50.Accounts.Joining;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;

namespace Reseau50.Tests.Accounts;

/// <summary>What people who join do, one step a method.</summary>
internal static class Joiner
{
    public const string Email = "nouvelle@creche.example";

    public static JoinForm Form(string email = Email, string name = "Camille D.", string password = AccountLab.Password) => new()
    {
        Nom = name,
        Email = email,
        MotDePasse = password,
        Profession = "eje",
        Structure = JoinForm.Other,
        AutreStructure = "Halte des Dunes",
        Territoire = "epci-1",
        Pourquoi = "Pour échanger.",
        Majeur = true,
        Charte = true,
        Confidentialite = true,
    };

    public static Task<bool> AskToJoinAsync(this AccountLab lab, JoinForm? form = null) => lab.AskAsync(async (JoinService j) => { await j.AskAsync(form ?? Form(), default); return true; });

    /// <summary>Joins and presses the button of the link; returns the account's id.</summary>
    public static async Task<string> JoinAndConfirmAsync(this AccountLab lab, string email = Email)
    {
        await lab.AskToJoinAsync(Form(email));
        var (id, token) = AccountLab.Link((await lab.MailsAsync()).Last(m => m.Recipient == email));
        Assert.Equal(Confirmation.Waiting, await lab.ConfirmAsync(id, token));
        return id;
    }

    public static Task<Confirmation> ConfirmAsync(this AccountLab lab, string id, string token) => lab.AskAsync((JoinConfirmation c) => c.ConfirmAsync(id, token, default));

    public static Task<MembershipRequest> RequestAsync(this AccountLab lab, string id) =>
        lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<MembershipRequest>().AsNoTracking().SingleAsync(r => r.AccountId == id));

    /// <summary>What the coordinator does.</summary>
    public static Task<int> DecideAsync(this AccountLab lab, Func<MembershipDecisions, Task<int>> decide, string actor = "coordinatrice") => lab.Site.InScopeAsync(s =>
    {
        s.GetRequiredService<AuditTrail>().Actor = actor;
        return decide(s.GetRequiredService<MembershipDecisions>());
    });
}
