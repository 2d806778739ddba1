using Reseau50.Cms;
using Reseau50.Cms.Features;

namespace Reseau50.Tests.Cms.Features;

public sealed class KnownFeaturesTests
{
    private static readonly ModuleCatalog Catalog = new([new CmsModule(), .. Web.Modules.All], Web.Modules.Themes);

    [Theory]
    [InlineData("Reseau50.Agenda", true)]
    [InlineData("Reseau50.Theme", true)]
    [InlineData("OrchardCore.Title", true)]
    [InlineData("Reseau50.Cms", false)]
    [InlineData("reseau50.agenda", false)]
    [InlineData("OrchardCore.Forms", true)]
    [InlineData("OrchardCore.Workflows", false)]
    [InlineData("", false)]
    public void AFeature_IsOurs_OrOneTheKernelAnswersFor(string id, bool known)
    {
        Assert.Equal(known, KnownFeatures.IsKnown(id, Catalog));
        Assert.Equal(known, KnownFeatures.All(Catalog).Contains(id));
    }

    [Fact]
    public void TheList_NamesEachOnce_InOrder()
    {
        var all = KnownFeatures.All(Catalog).ToList();
        Assert.Equal(all.Distinct().Order(StringComparer.Ordinal), all);
    }
}
