using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.Contracts;
using Reseau50.Accounts.Letters;
using Reseau50.Accounts.Limits;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.Joining;

/// <summary>Takes a request to join. Whoever asks gets one answer, in one time: what differs is the mail, which only the owner of the address reads.</summary>
internal sealed class JoinService(UserManager<Account> accounts, IPasswordHasher<Account> hasher, SiteDb db, SiteWork work, AccountLetters letters, TextVersions texts, IMemberPlaces places, TimeProvider clock)
{
    public const string ConfirmPath = "/inscription/confirmer";
    private static readonly Account Nobody = new();

    public Task AskAsync(JoinForm form, CancellationToken ct) => EvenTime.RunAsync(async () =>
    {
        await letters.RequireAddressAsync(ct);
        try
        {
            return await work.RunAsync(() => TakeAsync(form, ct), ct);
        }
        catch (DbUpdateException)
        {
            // The same address twice at once: the other request has its mail.
            return false;
        }
    });

    private async Task<bool> TakeAsync(JoinForm form, CancellationToken ct)
    {
        var email = form.Email!.Trim();
        var known = await accounts.FindByEmailAsync(email);
        if (known is null) return await NewAsync(form, email, ct);
        var request = await db.Set<MembershipRequest>().FindAsync([known.Id], ct);
        // Nobody proved this address yet: who asks last is believed, and earlier links end.
        if (request is { ProvenUtc: null } && !known.EmailConfirmed && known.ApprovedUtc is null) return await AgainAsync(form, known, request, ct);
        hasher.HashPassword(Nobody, form.MotDePasse!);
        return await letters.SendAsync(known, request is not null && known.ApprovedUtc is null ? AccountTexts.AlreadyAsked : AccountTexts.Exists, ct);
    }

    private async Task<bool> NewAsync(JoinForm form, string email, CancellationToken ct)
    {
        var id = Guid.CreateVersion7().ToString();
        var account = new Account { Id = id, UserName = id, Email = email, DisplayName = form.Nom!.Trim(), CreatedUtc = clock.GetUtcNow().UtcDateTime };
        var made = await accounts.CreateAsync(account, form.MotDePasse!);
        if (made.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateEmail))) throw new DbUpdateException("Somebody joined with this address a moment ago.");
        if (!made.Succeeded) throw new InvalidOperationException("An account that the form allowed was refused: " + string.Join(", ", made.Errors.Select(e => e.Code)));
        var request = new MembershipRequest { AccountId = id };
        await FillAsync(request, form, ct);
        db.Add(request);
        return await ConfirmAsync(account, ct);
    }

    private async Task<bool> AgainAsync(JoinForm form, Account account, MembershipRequest request, CancellationToken ct)
    {
        var hash = hasher.HashPassword(account, form.MotDePasse!);
        if (!await letters.HasRoomAsync(account, AccountTexts.Confirm, ct)) return false;
        (account.PasswordHash, account.DisplayName) = (hash, form.Nom!.Trim());
        await accounts.UpdateSecurityStampAsync(account);
        await FillAsync(request, form, ct);
        return await ConfirmAsync(account, ct);
    }

    private async Task<bool> ConfirmAsync(Account account, CancellationToken ct) =>
        await letters.SendAsync(account, AccountTexts.Confirm, ct, ("lien", await letters.LinkAsync(ConfirmPath, account, await accounts.GenerateEmailConfirmationTokenAsync(account), ct)));

    private async Task FillAsync(MembershipRequest request, JoinForm form, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var place = (await places.AllAsync(ct)).FirstOrDefault(p => p.Id == form.Structure);
        (request.Profession, request.Why) = (form.Profession!, form.Pourquoi?.Trim() ?? "");
        (request.StructureId, request.StructureName) = (place?.Id, place?.Name ?? form.AutreStructure!.Trim());
        request.TerritoryId = string.IsNullOrEmpty(form.Territoire) ? place?.CommuneId : form.Territoire;
        (request.CharterVersion, request.PrivacyVersion, request.AgreedUtc) = (await texts.OfAsync(TextVersions.Charter, ct), await texts.OfAsync(TextVersions.Privacy, ct), now);
        (request.NewsletterVersion, request.NewsletterUtc) = form.Lettre ? (TextVersions.Newsletter, now) : ((string?)null, (DateTime?)null);
        request.AskedUtc = now;
    }
}
