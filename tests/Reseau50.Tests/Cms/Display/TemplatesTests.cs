using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Display;

public sealed class TemplatesTests
{
    [Fact]
    public async Task EveryDriver_HasItsTemplates()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        var missing = await bench.Site.InScopeAsync(async s =>
        {
            var drivers = s.GetRequiredService<DriverTable>();
            var wanted = drivers.Parts.SelectMany(d => d.DisplayTypes.Select(t => TemplateNames.Of(d.PartName, t)))
                .Concat(drivers.Fields.SelectMany(d => d.DisplayTypes.Append(DisplayTypes.Edit).Select(t => TemplateNames.Of(d.FieldName, t)))).ToList();
            foreach (var driver in drivers.Parts)
                if (await driver.EditAsync(Editable(driver.PartName, s), null, default) is { } shape) wanted.Add(shape.Template);
            wanted.AddRange(["Content", "Content.Summary", "Content.SummaryAdmin", "Content.Edit", "Problems", "Editor", "EditorChoices", "EditorGroup", "EditorSection", "NestedEditor", "MenuEntry"]);
            var table = s.GetRequiredService<TemplateTable>();
            return wanted.Where(name => table.Find(null, name) is null).ToList();
        });
        Assert.Equal([], missing);
    }

    [Fact]
    public async Task NoTwoModules_GiveATemplateTheSameName()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        Assert.Equal([], bench.Site.Services.GetRequiredService<TemplateTable>().Clashes);
    }

    [Fact]
    public async Task ATemplate_StandsUnderItsModulesPrefix()
    {
        await using var bench = await ViewBench.CreateAsync(Database.Sqlite);
        var table = bench.Site.Services.GetRequiredService<TemplateTable>();
        Assert.Equal("/Cms/Parts/Title/TitlePart.cshtml", table.Find(null, "Page-TitlePart", "TitlePart"));
        Assert.Null(table.Find(null, "Nobody"));
    }

    // With every editor switched on that settings can hide.
    private static PartContext Editable(string part, IServiceProvider services)
    {
        var settings = new System.Text.Json.Nodes.JsonObject { [nameof(CommonPartSettings)] = ContentJson.Write(new CommonPartSettings { DisplayDateEditor = true, DisplayOwnerEditor = true }) };
        var item = new ContentItem { ContentItemId = "x", ContentItemVersionId = "x", ContentType = "X" };
        return new PartContext(item, new TypePart(new ContentTypePartRecord { PartName = part, Settings = settings }, new PartDefinition(new ContentPartRecord { Name = part })), services);
    }
}
