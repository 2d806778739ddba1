using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Access;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts;

/// <summary>What somebody signed in may see and do, asked anew at every request.</summary>
public sealed class AccountViewerTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMemberWithoutRole_SeesWhatIsForMembers_AndMayDoNothing(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        var viewer = (await ViewerAsync(lab))!;
        Assert.Equal(("ada", "ada", false, false), (viewer.AccountId, viewer.Name, viewer.SeesEverything, viewer.IsVisitor));
        Assert.Equal(["membre"], viewer.Audiences);
        Assert.False(viewer.May("EditContent"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARole_GivesItsAudienceAndPermissions_AndTakesThemAwayAtOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync(roles: ["Redaction", "Lecture"]);
        var viewer = (await ViewerAsync(lab))!;
        Assert.Equal(["membre", "role:Lecture", "role:Redaction"], viewer.Audiences);
        Assert.True(viewer.May("EditContent") && viewer.May("ViewUsers") && viewer.SeesEverything);
        Assert.False(viewer.May("ManageRoles"));
        await lab.ChangeAsync("ada", a => a.Roles.RemoveAll(r => r.Role == "Redaction"));
        viewer = (await ViewerAsync(lab))!;
        Assert.Equal(["membre", "role:Lecture"], viewer.Audiences);
        Assert.False(viewer.May("EditContent") || viewer.SeesEverything);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhoOwnsTheSite_MayDoEverything(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.Recipes.RunStepsAsync("""{ "name": "Roles", "Roles": [ { "Name": "Administrator", "Permissions": ["SiteOwner"] } ] }""");
        await lab.JoinAsync(roles: "Administrator");
        var viewer = (await ViewerAsync(lab))!;
        Assert.True(viewer.SeesEverything && viewer.May("ManageRoles") && viewer.May("Publish_Atelier"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AClosedAccount_IsNobody(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.ChangeAsync("ada", a => a.IsEnabled = false);
        Assert.Null(await ViewerAsync(lab));
        Assert.Null(await ViewerAsync(lab, "personne"));
    }

    private static Task<Viewer?> ViewerAsync(AccountLab lab, string id = "ada") => lab.Site.InScopeAsync(s => s.GetRequiredService<AccountViewer>().OfAsync(id, default));
}
