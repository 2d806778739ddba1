using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

public sealed class AdminAccessTests
{
    private static readonly string[] Screens = ["/admin", "/admin/contenus", "/admin/contenus?etat=supprime", "/admin/contenus/nouveau/Note", "/admin/contenus/secret", "/admin/contenus/secret/supprimer"];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AVisitor_IsSentToSignIn_AndReadsNothing(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, Viewer.Visitor);
        await bench.Site.ImportAsync(NoteSite.Note("secret", "Note confidentielle", published: false));
        foreach (var screen in Screens)
        {
            var answer = await bench.GetAsync(screen);
            Assert.Equal((302, "/connexion?retour=" + Uri.EscapeDataString(screen), ""), (answer.Status, answer.Headers.Location.ToString(), answer.Body));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AMember_IsRefused_AndReadsNothing(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, AdminLab.Member);
        await bench.Site.ImportAsync(NoteSite.Note("secret", "Note confidentielle", published: false));
        foreach (var screen in Screens)
        {
            var answer = await bench.GetAsync(screen);
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("confidentielle", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnEditor_OpensEveryScreen_NeverKept(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, AdminLab.Editor);
        await bench.Site.ImportAsync(NoteSite.Note("secret", "Note confidentielle", published: false));
        foreach (var screen in Screens.Where(s => !s.Contains("nouveau", StringComparison.Ordinal)))
        {
            var answer = await bench.GetAsync(screen);
            Assert.Equal((200, "noindex"), (answer.Status, answer.Headers["X-Robots-Tag"].ToString()));
            Assert.Contains("no-store", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        }
        Assert.Contains("Note confidentielle", (await bench.GetAsync("/admin/contenus")).Body, StringComparison.Ordinal);
        Assert.Contains("Note confidentielle", (await bench.GetAsync("/admin/contenus/secret")).Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AWriter_SeesOnlyWhatIsHers(Database database)
    {
        await using var bench = await AdminLab.BenchAsync(database, AdminLab.Writer);
        var own = NoteSite.Note("mienne", "La mienne");
        own["Owner"] = "lise";
        await bench.Site.ImportAsync(own, NoteSite.Note("secret", "Note confidentielle", published: false));
        var list = (await bench.GetAsync("/admin/contenus")).Body;
        Assert.Contains("La mienne", list, StringComparison.Ordinal);
        Assert.DoesNotContain("confidentielle", list, StringComparison.Ordinal);
        Assert.DoesNotContain("confidentielle", (await bench.GetAsync("/admin")).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await bench.GetAsync("/admin/contenus/mienne")).Status);
        foreach (var screen in (string[])["/admin/contenus/secret", "/admin/contenus/secret/supprimer", "/admin/contenus/mienne/supprimer"])
        {
            var answer = await bench.GetAsync(screen);
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("confidentielle", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryRouteUnderAdmin_PassesTheGate_AndChecksItsForms()
    {
        await using var bench = await AdminLab.BenchAsync(Database.Sqlite, Viewer.Visitor);
        var actions = bench.Site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>().Where(a => a.AttributeRouteInfo?.Template?.StartsWith("admin", StringComparison.Ordinal) == true).ToList();
        Assert.True(actions.Count >= 10);
        Assert.Empty(actions.Where(a => !a.ControllerTypeInfo.IsSubclassOf(typeof(AdminController))).Select(a => a.DisplayName));
        Assert.NotNull(typeof(AdminController).GetCustomAttribute<AdminGateAttribute>());
        Assert.NotNull(typeof(AdminController).GetCustomAttribute<AutoValidateAntiforgeryTokenAttribute>());
    }
}
