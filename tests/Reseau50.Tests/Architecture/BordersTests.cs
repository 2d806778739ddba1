using System.Reflection;
using Reseau50.Cms;
using Reseau50.Cms.Features;

namespace Reseau50.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class BordersTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Reseau50.Networks"] = ["Reseau50.Cms"],
        ["Reseau50.Admin"] = ["Reseau50.Cms"],
        ["Reseau50.Contact"] = ["Reseau50.Cms", "Reseau50.Admin", "Reseau50.Forms"],
        ["Reseau50.Forms"] = ["Reseau50.Cms", "Reseau50.Admin"],
        ["Reseau50.Forum"] = ["Reseau50.Cms", "Reseau50.Admin", "Reseau50.Networks", "Reseau50.Workshops"],
        ["Reseau50.Accounts"] = ["Reseau50.Cms", "Reseau50.Networks", "Reseau50.Admin"],
        ["Reseau50.Agenda"] = ["Reseau50.Cms", "Reseau50.Networks", "Reseau50.Admin", "Reseau50.Forms"],
        ["Reseau50.Library"] = ["Reseau50.Cms", "Reseau50.Networks"],
        ["Reseau50.Workshops"] = ["Reseau50.Cms", "Reseau50.Networks", "Reseau50.Accounts", "Reseau50.Admin", "Reseau50.Agenda", "Reseau50.Library"],
        ["Reseau50.Territories"] = ["Reseau50.Cms", "Reseau50.Networks", "Reseau50.Accounts", "Reseau50.Agenda", "Reseau50.Library", "Reseau50.Workshops"],
    };

    public static TheoryData<ReseauModule> Modules => [.. Web.Modules.All];

    [Fact]
    public void TheKernel_KnowsNoModule() => Assert.Empty(Ours(typeof(CmsModule).Assembly));

    [Theory, MemberData(nameof(Modules))]
    public void AModule_KnowsOnlyThoseBelowIt_AndNeedsThem(ReseauModule module)
    {
        var known = Ours(module.GetType().Assembly).ToList();
        Assert.Empty(known.Except(Allowed[module.Id]));
        Assert.Empty(known.Where(k => k != "Reseau50.Cms").Except(module.Needs));
    }

    [Theory, MemberData(nameof(Modules))]
    public void AModule_ShowsOnlyItsDoorAndItsContracts(ReseauModule module) =>
        Assert.Empty(module.GetType().Assembly.GetExportedTypes().Where(t => t != module.GetType() && t.Namespace != module.Id + ".Contracts").Select(t => t.FullName));

    [Fact]
    public void Modules_ComeAfterThoseTheyNeed()
    {
        var order = Web.Modules.All.Select(m => m.Id).ToList();
        Assert.Empty(Web.Modules.All.SelectMany(m => m.Needs.Where(n => order.IndexOf(n) >= order.IndexOf(m.Id)).Select(n => $"{m.Id} needs {n}")));
    }

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Reseau50.", StringComparison.Ordinal));
}
