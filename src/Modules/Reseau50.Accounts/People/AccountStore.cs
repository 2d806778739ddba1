using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Reseau50.Cms.Data;

namespace Reseau50.Accounts.People;

/// <summary>Identity's store on the site's one context.</summary>
internal sealed class AccountStore(SiteDb db, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, SiteDb, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>(db, describer);
