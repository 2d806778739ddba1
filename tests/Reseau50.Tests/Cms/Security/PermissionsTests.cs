using Reseau50.Cms.Security;

namespace Reseau50.Tests.Cms.Security;

public sealed class PermissionsTests
{
    [Fact]
    public void EveryPermission_HasANameOfItsOwn_AndAFrenchLabel()
    {
        var names = KernelPermissions.All.Select(p => p.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain(KernelPermissions.All, p => string.IsNullOrWhiteSpace(p.Label));
    }

    [Theory]
    [InlineData("Publish_Atelier", true)]
    [InlineData("EditContentOwner_Atelier", true)]
    [InlineData("Publish_Inconnu", false)]
    [InlineData("Publier_Atelier", false)]
    [InlineData("publish_Atelier", false)]
    [InlineData("_Atelier", false)]
    [InlineData("PublishAtelier", false)]
    public void PermissionOfAType_IsKnown_WhenVerbAndTypeAre(string name, bool known) =>
        Assert.Equal(known, KernelPermissions.IsPerType(name, type => type == "Atelier"));

    [Fact]
    public void Visitor_IsWhoBelongsToNoAudience()
    {
        Assert.True(new Viewer([]).IsVisitor);
        Assert.False(new Viewer(["membre"]).IsVisitor);
        Assert.False(Viewer.System.IsVisitor);
        Assert.Same(Viewer.Visitor, new CurrentViewer().Value);
    }
}
