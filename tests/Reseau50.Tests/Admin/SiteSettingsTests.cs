using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Dashboard;
using Reseau50.Admin.Site.Modules;
using Reseau50.Admin.Site.Settings;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Features;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Admin;

public sealed class SiteSettingsTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task GeneralSettings_AreStored_UnlessSomebodyChangedThemMeanwhile(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = "Avant", TimeZoneId = "Europe/Paris", PageSize = 12 }));
        var stamp = await StampAsync(site);
        Assert.True(await SaveAsync(site, new GeneralSettings("Après", "https://reseau.example", 20, 45), stamp));
        Assert.False(await SaveAsync(site, new GeneralSettings("Trop tard", null, 30, 30), stamp));
        var kept = await site.InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<SiteSettings>());
        Assert.Equal(("Après", "https://reseau.example", 20, "Europe/Paris", 45), (kept.SiteName, kept.BaseUrl, kept.PageSize, kept.TimeZoneId, ForgottenDrafts.DaysOf(kept)));
    }

    [Theory]
    [InlineData("", "", "12", "30", "SiteName")]
    [InlineData("Réseau", "reseau.example", "12", "30", "BaseUrl")]
    [InlineData("Réseau", "javascript:alert(1)", "12", "30", "BaseUrl")]
    [InlineData("Réseau", "https://reseau.example/ailleurs", "12", "30", "BaseUrl")]
    [InlineData("Réseau", "", "douze", "30", "PageSize")]
    [InlineData("Réseau", "", "1000", "30", "PageSize")]
    [InlineData("Réseau", "", "12,5", "30", "PageSize")]
    [InlineData("Réseau", "", "12", "0", "DraftDays")]
    [InlineData("Réseau", "", "12", "", "DraftDays")]
    public void AWrongSetting_IsNamed_AndComesBackAsTyped(string name, string address, string size, string days, string wrong)
    {
        var form = new FormInput(new Dictionary<string, StringValues> { ["SiteName"] = name, ["BaseUrl"] = address, ["PageSize"] = size, ["DraftDays"] = days });
        var inputs = GeneralSettings.From(form).Inputs(form);
        Assert.Equal([wrong], form.Problems.Select(p => p.Name));
        Assert.Equal([name, address, size, days], inputs.Select(i => i.Value));
        Assert.NotNull(inputs.Single(i => i.Name == wrong).Problem);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task DescribedSettings_KeepWhatTheFormDoesNotShow(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(async s =>
        {
            await s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition([new TypeMaker("Reglages", "Réglages").Stereotype("CustomSettings").Field("TextField", "Mot")]));
            await s.GetRequiredService<SiteDocuments>().WriteAsync(new CustomSettings
            {
                Items = { ["Reglages"] = System.Text.Json.Nodes.JsonNode.Parse("""{"ContentType":"Reglages","Inconnu":7,"Reglages":{"Mot":{"Text":"Avant"}}}""")!.AsObject() },
            });
        });
        var problems = await site.InScopeAsync(async s =>
        {
            var store = s.GetRequiredService<SettingsStore>();
            var (type, item) = ((await store.TypesAsync(default)).Single(), await store.ItemAsync("Reglages", default));
            var stamp = SettingsStore.StampOf(item);
            item.SetField("Reglages", "Mot", new TextField { Text = "Après" });
            Assert.Null(await store.SaveAsync(type, item, "autre", default));
            return await store.SaveAsync(type, item, stamp, default);
        });
        Assert.Empty(problems!);
        var kept = await site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<CustomSettings>()).Items["Reglages"]);
        Assert.Equal("""{"ContentType":"Reglages","Inconnu":7,"Reglages":{"Mot":{"Text":"Après"}}}""", kept.ToJsonString(ContentJson.Options));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AModule_IsSwitched_UnlessOthersStandOnIt(Database database)
    {
        await using var site = await TestSite.CreateAsync(database);
        await site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(new FeatureState { Enabled = ["Reseau50.Admin", "Reseau50.Forms", "Reseau50.Library", "Reseau50.Networks"] }));
        Assert.StartsWith("« Réseaux, actualités et pages » sert à :", await SwitchAsync(site, "Reseau50.Networks", on: false), StringComparison.Ordinal);
        Assert.StartsWith("« Ateliers » a besoin de :", await SwitchAsync(site, "Reseau50.Workshops", on: true), StringComparison.Ordinal);
        Assert.Equal("L’administration ne peut pas s’arrêter elle-même : une recette le peut.", await SwitchAsync(site, "Reseau50.Admin", on: false));
        Assert.Equal("Ce module n’existe pas.", await SwitchAsync(site, "Reseau50.Rien", on: true));
        Assert.Null(await SwitchAsync(site, "Reseau50.Library", on: false));
        Assert.Null(await SwitchAsync(site, "Reseau50.Agenda", on: true));
        Assert.Equal(["Reseau50.Admin", "Reseau50.Agenda", "Reseau50.Forms", "Reseau50.Networks"], await site.InScopeAsync(async s => (await s.GetRequiredService<SiteDocuments>().ReadAsync<FeatureState>()).Enabled));
    }

    private static Task<string?> SwitchAsync(TestSite site, string id, bool on) => site.InScopeAsync(s => s.GetRequiredService<ModuleSwitch>().SwitchAsync(id, on, default));

    private static Task<string> StampAsync(TestSite site) => site.InScopeAsync(async s => SettingsStore.StampOf(await s.GetRequiredService<SettingsStore>().GeneralAsync(default)));

    private static Task<bool> SaveAsync(TestSite site, GeneralSettings given, string stamp) => site.InScopeAsync(s => s.GetRequiredService<SettingsStore>().SaveAsync(given, stamp, default));
}
