using Reseau50.Accounts;
using Reseau50.Admin;
using Reseau50.Agenda;
using Reseau50.Cms.Features;
using Reseau50.Contact;
using Reseau50.Forms;
using Reseau50.Forum;
using Reseau50.Library;
using Reseau50.Networks;
using Reseau50.Territories;
using Reseau50.Workshops;

namespace Reseau50.Web;

/// <summary>What this host is built with.</summary>
public static class Modules
{
    /// <summary>The modules, each after those it needs.</summary>
    public static readonly IReadOnlyList<ReseauModule> All = [new AdminModule(), new NetworksModule(), new AccountsModule(), new FormsModule(), new AgendaModule(), new LibraryModule(), new WorkshopsModule(), new TerritoriesModule(), new ContactModule(), new ForumModule()];

    public static readonly IReadOnlyList<string> Themes = ["Reseau50.Theme", "Reseau50.AdminTheme"];
}
