using Reseau50.Accounts.SignIn;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.MyAccount;

/// <summary>The way in, or to one's account.</summary>
internal sealed class AccountEntry : IMastheadEntry
{
    public string Feature => "Reseau50.Accounts";

    public (string Text, string Path) For(Viewer viewer) => viewer.AccountId is null ? ("Se connecter", SignInController.Path) : ("Mon compte", MyAccountController.Path);
}
