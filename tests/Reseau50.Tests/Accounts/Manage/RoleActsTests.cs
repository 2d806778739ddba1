using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Manage.Roles;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts.Manage;

/// <summary>Roles made, changed and deleted, and the rights nobody gives beyond their own.</summary>
public sealed class RoleActsTests
{
    private const string Boss = "demo-admin", Coordinator = "demo-coordinatrice";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARole_IsMade_Changed_AndDeletedOnceNobodyHasIt(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Empty(await DoAsync(lab, Boss, a => a.CreateAsync(new RoleForm(" Comité de lecture ", "Relit.", [], ["AccessAdminPanel", "Edit_Outil"]), default)));
        Assert.Equal(("Relit.", "AccessAdminPanel Edit_Outil"), await RoleAsync(lab, "Comité de lecture"));
        // Two tabs: each takes away what it took away, nothing else.
        Assert.Empty(await DoAsync(lab, Boss, a => a.ChangeAsync(new RoleForm("Comité de lecture", "Relit.", ["AccessAdminPanel", "Edit_Outil"], ["AccessAdminPanel", "Edit_Outil", "Edit_Atelier"]), default)));
        Assert.Empty(await DoAsync(lab, Boss, a => a.ChangeAsync(new RoleForm("Comité de lecture", "Relit tout.", ["AccessAdminPanel", "Edit_Outil"], ["AccessAdminPanel"]), default)));
        Assert.Equal(("Relit tout.", "AccessAdminPanel Edit_Atelier"), await RoleAsync(lab, "Comité de lecture"));
        Assert.Contains("Assistante maternelle en MAM, Référente du réseau MAM", Assert.Single(await DoAsync(lab, Boss, a => a.DeleteAsync("AssistanteMaternelleMAM", default))).Message, StringComparison.Ordinal);
        Assert.Empty(await DoAsync(lab, Boss, a => a.DeleteAsync("Comité de lecture", default)));
        Assert.Null(await RoleAsync(lab, "Comité de lecture"));
        Assert.NotNull(await RoleAsync(lab, "AssistanteMaternelleMAM"));
        Assert.Equal("Rôle « Comité de lecture » changé ; donnés : Edit_Atelier.", (await lab.AuditAsync("role.changed"))[0].Summary);
        Assert.Single(await lab.AuditAsync("role.created"));
        Assert.Single(await lab.AuditAsync("role.deleted"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task NobodyGivesOrTakesWhatTheyLack_AndNothingUnknown(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        var before = await AllAsync(lab);
        Assert.Equal("droits", await RefusedAsync(lab, Coordinator, new RoleForm("Coordination", "", [], ["SiteOwner"])));
        Assert.Equal("droits", await RefusedAsync(lab, Coordinator, new RoleForm("Administrator", "", ["SiteOwner"], [])));
        Assert.Equal("droits", await RefusedAsync(lab, Boss, new RoleForm("Coordination", "", [], ["Edit_Inconnu"])));
        Assert.Equal("droits", await RefusedAsync(lab, Boss, new RoleForm("Anonymous", "", [], ["ManageUsers"])));
        Assert.Equal("droits", await RefusedAsync(lab, Boss, new RoleForm("Authenticated", "", [], ["AccessAdminPanel"])));
        Assert.Equal("description", await RefusedAsync(lab, Boss, new RoleForm("Coordination", new string('é', 301), [], [])));
        Assert.NotEmpty(await DoAsync(lab, Boss, a => a.DeleteAsync("Anonymous", default)));
        Assert.NotEmpty(await DoAsync(lab, Coordinator, a => a.DeleteAsync("Administrator", default)));
        foreach (var name in (string[])["", "x", "coordination", "nouveau", "<b>Rôle</b>", new string('a', 61)])
            Assert.Equal("nom", Assert.Single(await DoAsync(lab, Boss, a => a.CreateAsync(new RoleForm(name, "", [], []), default))).Name);
        Assert.Equal(before, await AllAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoOwnsTheSite_IsNotLockedOut(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Equal("droits", await RefusedAsync(lab, Boss, new RoleForm("Administrator", "", ["SiteOwner"], [])));
        Assert.Equal("SiteOwner", (await RoleAsync(lab, "Administrator"))!.Value.Permissions);
        Assert.Empty(await DoAsync(lab, Boss, a => a.ChangeAsync(new RoleForm("Coordination", "", [], ["SiteOwner"]), default)));
        // Somebody else owns it now; it is still one's own door.
        Assert.Equal("droits", await RefusedAsync(lab, Boss, new RoleForm("Administrator", "", ["SiteOwner"], [])));
        Assert.Empty(await DoAsync(lab, Boss, a => a.ChangeAsync(new RoleForm("Coordination", "", ["SiteOwner"], []), default)));
    }

    [Theory]
    [InlineData("PublishContent", "Edit_Atelier", true)]
    [InlineData("PublishContent", "EditOwn_Atelier", true)]
    [InlineData("PublishContent", "EditContent", true)]
    [InlineData("Edit_Atelier", "EditOwn_Atelier", true)]
    [InlineData("Edit_Atelier", "PreviewOwn_Atelier", true)]
    [InlineData("SiteOwner", "ManageRoles", true)]
    [InlineData("ManageMediaContent", "ManageOwnMedia", true)]
    [InlineData("EditContentTypes", "ViewContentTypes", true)]
    [InlineData("ManageOwnMedia", "ManageMediaContent", false)]
    [InlineData("Edit_Atelier", "Edit_Atelier", false)]
    [InlineData("Edit_Atelier", "Publish_Atelier", false)]
    [InlineData("Edit_Atelier", "Edit_Outil", false)]
    [InlineData("EditContent", "ManageMediaContent", false)]
    [InlineData("EditContent", "EditContentOwner_Atelier", false)]
    [InlineData("EditContent", "ListContent", false)]
    [InlineData("EditContent", "ManageUsers", false)]
    public void TheBroaderRight_ImpliesTheNarrower(string held, string wanted, bool implied) => Assert.Equal(implied, PermissionGroups.Implies(new HashSet<string> { held }, wanted));

    [Fact]
    public async Task EveryPermissionOfEveryRole_HasAPlaceOnThePage()
    {
        await using var lab = await AccountLab.DemoAsync(Database.Sqlite);
        var shown = (await lab.AskAsync((PermissionGroups g) => g.AllAsync(default))).SelectMany(g => g.Permissions).Select(p => p.Name).ToList();
        Assert.Equal(shown.Distinct().Count(), shown.Count);
        Assert.Empty((await lab.AskAsync(async (SiteDocuments d) => await d.ReadAsync<RoleList>())).Roles.SelectMany(r => r.Permissions).Except(shown));
    }

    private static Task<IReadOnlyList<Problem>> DoAsync(AccountLab lab, string who, Func<RoleActs, Task<IReadOnlyList<Problem>>> act) => lab.AsAsync(who, s => act(s.GetRequiredService<RoleActs>()));

    private static async Task<string> RefusedAsync(AccountLab lab, string who, RoleForm form) => Assert.Single(await DoAsync(lab, who, a => a.ChangeAsync(form, default))).Name;

    private static async Task<(string? Description, string Permissions)?> RoleAsync(AccountLab lab, string name) =>
        (await lab.AskAsync(async (SiteDocuments d) => await d.ReadAsync<RoleList>())).Roles.FirstOrDefault(r => r.Name == name) is { } role ? (role.Description, string.Join(' ', role.Permissions)) : null;

    private static Task<string> AllAsync(AccountLab lab) => lab.AskAsync(async (SiteDocuments d) => string.Join('\n', (await d.ReadAsync<RoleList>()).Roles.Select(r => $"{r.Name} {r.Description} {string.Join(' ', r.Permissions)}")));
}
