using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Manage.Admission;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail.Texts;

namespace Reseau50.Accounts.Manage.People;

/// <summary>Invites somebody new: the address is accepted in advance, and a mail leads to the form.</summary>
internal sealed class Invitations(AdmissionBook book, SiteWork work, MailWriter mails)
{
    public const int LongestWord = 1000;

    /// <summary>What is wrong with the address, or null once it is done.</summary>
    public Task<string?> SendAsync(string? address, string word, CancellationToken ct) => work.RunAsync(async () =>
    {
        var email = address?.Trim() ?? "";
        if (email.Any(c => char.IsWhiteSpace(c) || c is ',' or ';')) return "Donnez une seule adresse électronique : elle s’écrit nom@domaine.fr.";
        if (await book.InviteAsync(email, ct) is { } problem) return problem;
        await mails.QueueAsync("invitation:" + Guid.CreateVersion7().ToString("N"), email, AccountTexts.Invited, new Dictionary<string, string> { ["mot"] = word }, ct);
        return null;
    }, ct);
}
