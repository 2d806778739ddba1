using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Content;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>What each part refuses, in which words, and that the form comes back as it was typed.</summary>
public sealed class PartFaultTests
{
    private static readonly Dictionary<string, Refusal> Refusals = new()
    {
        ["no title"] = new(new("TitlePart", "{}"), ["Title=  "], "Title", "Le titre est obligatoire : donnez un titre à ce contenu.", "TitlePart.Title=  "),
        ["a long title"] = new(new("TitlePart", "{}"), ["Title=" + new string('a', 501)], "Title", "Le titre est trop long : 500 caractères au plus.", "TitlePart.Title=" + new string('a', 501)),
        ["a bad address"] = new(new("AutoroutePart", "{}") { Settings = new AutoroutePartSettings { AllowCustomPath = true } }, ["Path=un chemin ?"], "Path",
            "L’adresse contient un caractère interdit : gardez des lettres, des chiffres, des tirets et des barres obliques.", "AutoroutePart.Path=un chemin ?"),
        ["a long address"] = new(new("AutoroutePart", "{}") { Settings = new AutoroutePartSettings { AllowCustomPath = true } }, ["Path=" + new string('a', 741)], "Path",
            "L’adresse est trop longue : 740 caractères au plus.", "AutoroutePart.Path=" + new string('a', 741)),
        ["an unknown audience"] = new(new("VisibilityPart", "{}"), ["Audiences=membre", "Audiences=tout le monde"], "Audiences",
            "« tout le monde » n’est pas un public connu : choisissez dans la liste.", "VisibilityPart.Audiences=membre\nVisibilityPart.Audiences=tout le monde"),
        ["half an audience"] = new(new("VisibilityPart", "{}"), ["Audiences=reseau:"], "Audiences",
            "« reseau: » n’est pas un public connu : choisissez dans la liste.", "VisibilityPart.Audiences=reseau:"),
        ["no moment to publish"] = new(new("PublishLaterPart", "{}"), ["ScheduledPublishUtc=demain"], "ScheduledPublishUtc",
            "« Publier le » n’est pas lisible : écrivez par exemple 14/01/2027 09:15.", "PublishLaterPart.ScheduledPublishUtc=demain"),
        ["no moment to archive"] = new(new("ArchiveLaterPart", "{}"), ["ScheduledArchiveUtc=32/01/2027 9:15"], "ScheduledArchiveUtc",
            "« Archiver le » n’est pas lisible : écrivez par exemple 14/01/2027 09:15.", "ArchiveLaterPart.ScheduledArchiveUtc=32/01/2027 9:15"),
        ["no date of creation"] = new(new("CommonPart", "{}") { Settings = new CommonPartSettings { DisplayDateEditor = true } }, ["CreatedUtc=hier"], "CreatedUtc",
            "« Date de création » n’est pas lisible : écrivez par exemple 14/01/2027 09:15.", "CommonPart.CreatedUtc=hier"),
        ["no rank"] = new(new("ContainedPart", "{}"), ["Order=premier"], "Order", "« Rang dans la liste » attend un nombre, par exemple 12 ou 3,5 : « premier » n’en est pas un.", "ContainedPart.Order=premier"),
        ["half a rank"] = new(new("ContainedPart", "{}"), ["Order=1,5"], "Order", "« Rang dans la liste » attend un nombre entier, de 0 à 100 000.", "ContainedPart.Order=1,5"),
        ["a rank beyond"] = new(new("ContainedPart", "{}"), ["Order=99999999999"], "Order", "« Rang dans la liste » attend un nombre entier, de 0 à 100 000.", "ContainedPart.Order=99999999999"),
        ["no link"] = new(new("LinkMenuItemPart", "{}"), ["Name=Mot", "Url="], "Url", "L’adresse du lien est obligatoire : écrivez par exemple ~/agenda.", "LinkMenuItemPart.Name=Mot\nLinkMenuItemPart.Url="),
        ["a link that acts"] = new(new("LinkMenuItemPart", "{}"), ["Name=Mot", "Url=javascript:x"], "Url",
            "L’adresse du lien doit être une page du site (/agenda), une adresse web (https://…) ou une adresse électronique (mailto:…).", "LinkMenuItemPart.Name=Mot\nLinkMenuItemPart.Url=javascript:x"),
        ["an HTML entry that acts"] = new(new("HtmlMenuItemPart", "{}"), ["Name=Mot", "Url=javascript:x", "Html="], "Url",
            "L’adresse du lien doit être une page du site (/agenda), une adresse web (https://…) ou une adresse électronique (mailto:…).", "HtmlMenuItemPart.Name=Mot\nHtmlMenuItemPart.Url=javascript:x\nHtmlMenuItemPart.Html="),
    };

    public static TheoryData<string> Names => [.. Refusals.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task AFault_IsNamed_AndTheFormComesBackAsTyped(string name)
    {
        var refusal = Refusals[name];
        await using var bench = await PartBench.CreateAsync(refusal.Part);
        var item = bench.Item(refusal.Part.Json);
        var form = await bench.SubmitAsync(item, refusal.Typed);
        var input = refusal.Part.Part + "." + refusal.Input;
        Assert.Equal([new Problem(input, refusal.Message)], form.Problems);

        var drawn = await bench.EditAsync(item, form);
        Assert.Equal(refusal.Back, drawn.Submitted);
        Assert.Equal(Reseau50.Cms.Text.FrenchText.Fr(refusal.Message), drawn.Described(input)[0]);
        Assert.Equal("true", drawn.Inputs.First(i => i.GetAttribute("name") == input).GetAttribute("aria-invalid"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAddressOrAliasAlreadyTaken_IsRefused(Database database)
    {
        await using var bench = await ViewBench.CreateAsync(database,
            new TypeMaker("Page").Part("TitlePart").Part("AutoroutePart", new AutoroutePartSettings { AllowCustomPath = true }).Part("AliasPart"));
        var first = Page("un");
        await bench.SubmitAsync(first, ("TitlePart.Title", "Un"), ("AutoroutePart.Path", "un"), ("AliasPart.Alias", "un"));
        Assert.Equal([], await bench.Site.InScopeAsync(s => s.GetRequiredService<ContentDrafts>().PublishAsync(first)));

        var second = Page("deux");
        var form = await bench.SubmitAsync(second, ("TitlePart.Title", "Deux"), ("AutoroutePart.Path", "UN"), ("AliasPart.Alias", "Un"));
        Assert.Equal([new Problem("AutoroutePart.Path", "L’adresse « UN » sert déjà à un autre contenu : choisissez-en une autre."),
            new Problem("AliasPart.Alias", "L’alias « Un » désigne déjà un autre contenu : choisissez-en un autre.")], form.Problems);
        Assert.Equal("TitlePart.Title=Deux\nAutoroutePart.Path=UN\nAliasPart.Alias=Un", new Drawn(await bench.EditorAsync(second, form)).Submitted);
    }

    [Fact]
    public async Task AnEntryWithoutAddress_InAMenu_IsRefusedAtItsOwnInput()
    {
        await using var bench = await PartBench.CreateAsync(new("MenuItemsListPart", "{}"));
        var item = bench.Item("""{"MenuItems":[{"ContentItemId":"m1","ContentType":"LinkMenuItem"}]}""");
        var form = await bench.SubmitAsync(item, "Items=m1", "m1.LinkMenuItemPart.Name=Mot", "m1.LinkMenuItemPart.Url=",
            "m1.MenuItemsListPart.Items=n1", "m1.MenuItemsListPart.n1.ContentType=LinkMenuItem", "m1.MenuItemsListPart.n1.LinkMenuItemPart.Url=/n");
        Assert.Equal([new Problem("MenuItemsListPart.m1.LinkMenuItemPart.Url", "L’adresse du lien est obligatoire : écrivez par exemple ~/agenda.")], form.Problems);
        Assert.Equal("MenuItemsListPart.m1.LinkMenuItemPart.Name=Mot\nMenuItemsListPart.m1.LinkMenuItemPart.Url=\n"
            + "MenuItemsListPart.m1.MenuItemsListPart.n1.LinkMenuItemPart.Name=\nMenuItemsListPart.m1.MenuItemsListPart.n1.LinkMenuItemPart.Url=/n", (await bench.EditAsync(item, form)).Submitted);
    }

    private static ContentItem Page(string id) => new() { ContentItemId = id, ContentItemVersionId = id + ".1", ContentType = "Page" };

    private sealed record Refusal(PartCase Part, string[] Typed, string Input, string Message, string Back);
}
