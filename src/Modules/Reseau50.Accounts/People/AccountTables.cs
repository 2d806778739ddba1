using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Reseau50.Accounts.EmailChange;
using Reseau50.Accounts.Joining;
using Reseau50.Accounts.LostForms;
using Reseau50.Accounts.Manage.People;
using Reseau50.Accounts.Membership;
using Reseau50.Accounts.Privacy.Consents;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Accounts.Sessions;

namespace Reseau50.Accounts.People;

/// <summary>Identity's tables under names of ours, without those for roles.</summary>
internal static class AccountTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("Accounts");
            e.HasKey(x => x.Id);
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.HasMany(x => x.NetworkChoices).WithOne().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(x => x.Roles).WithOne().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<NetworkChoice>(e => { e.ToTable("AccountNetworks"); e.HasKey(x => x.Id); });
        model.Entity<AccountRole>(e => { e.ToTable("AccountRoles"); e.HasKey(x => new { x.AccountId, x.Role }); });
        model.Entity<IdentityUserClaim<string>>(e => { e.ToTable("AccountClaims"); e.HasKey(x => x.Id); });
        model.Entity<IdentityUserLogin<string>>(e => { e.ToTable("AccountLogins"); e.HasKey(x => new { x.LoginProvider, x.ProviderKey }); });
        model.Entity<IdentityUserToken<string>>(e => { e.ToTable("AccountTokens"); e.HasKey(x => new { x.UserId, x.LoginProvider, x.Name }); });
        model.Entity<IdentityUserPasskey<string>>(e =>
        {
            e.ToTable("AccountPasskeys");
            e.HasKey(x => x.CredentialId);
            // One column of text: a backup then carries it as any other.
            e.Property(x => x.Data).HasConversion(v => JsonSerializer.Serialize(v, JsonSerializerOptions.Web), v => JsonSerializer.Deserialize<IdentityPasskeyData>(v, JsonSerializerOptions.Web)!,
                new ValueComparer<IdentityPasskeyData>((x, y) => Text(x) == Text(y), v => Text(v).GetHashCode(StringComparison.Ordinal), v => JsonSerializer.Deserialize<IdentityPasskeyData>(Text(v), JsonSerializerOptions.Web)!));
        });
        model.Entity<AccountSession>(e =>
        {
            e.ToTable("AccountSessions");
            e.HasKey(x => x.Id);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<MembershipRequest>(e =>
        {
            e.ToTable("MembershipRequests");
            e.HasKey(x => x.AccountId);
            e.HasOne<Account>().WithOne().HasForeignKey<MembershipRequest>(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AccountNote>(e =>
        {
            e.ToTable("AccountNotes");
            e.HasKey(x => x.Id);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AccountConsent>(e =>
        {
            e.ToTable("AccountConsents");
            e.HasKey(x => x.Id);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PrivacyRequest>(e => { e.ToTable("PrivacyRequests"); e.HasKey(x => x.Id); });
        model.Entity<KeptForm>(e => { e.ToTable("KeptForms"); e.HasKey(x => x.Id); });
        model.Entity<AddressChange>(e =>
        {
            e.ToTable("AddressChanges");
            e.HasKey(x => x.Id);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static string Text(IdentityPasskeyData? data) => JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
}
