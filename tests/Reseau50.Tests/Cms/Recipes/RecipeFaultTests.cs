using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;

namespace Reseau50.Tests.Cms.Recipes;

/// <summary>Each fault: its place, its cause, its fix; and the site as it was before.</summary>
public sealed class RecipeFaultTests
{
    private const string Page = """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Page", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "AutoroutePart" }, { "PartName": "Page" } ] } ], "ContentParts": [ { "Name": "Page", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Chapo" } ] } ] }""";

    public static TheoryData<string, string, int, int, string> Faults => new()
    {
        { "JSON", "{\n  \"steps\": [\n    { \"name\": \"feature\" \"enable\": [] }\n  ]\n}", 3, 25, "le JSON est mal formé ici." },
        { "étape inconnue", Recipe("""{ "name": "settings", "SiteName": "x" },""", """{ "name": "Bogus" }"""), 3, 1, "l’étape « Bogus » est inconnue." },
        { "étape sans nom", Recipe("""{ "enable": [] }"""), 2, 1, "cette étape n’a pas de nom." },
        { "racine", """{ "Steps": [] }""", 1, 12, "la clé « Steps » est inconnue à la racine d’une recette." },
        { "pas d’étapes", """{ "name": "x" }""", 1, 1, "la recette n’a pas de « steps » : elle ne ferait rien." },
        { "variables après", "{ \"steps\": [],\n  \"variables\": {} }", 2, 16, "« variables » vient après « steps » : Orchard ne la lirait pas." },
        { "partie inconnue", Recipe("""{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "T", "ContentTypePartDefinitionRecords": [""", """{ "PartName": "TitelPart" } ] } ] }"""), 3, 15, "la partie « TitelPart » est inconnue." },
        { "champ inconnu", Recipe("""{ "name": "ContentDefinition", "ContentParts": [ { "Name": "P", "ContentPartFieldDefinitionRecords": [""", """{ "Name": "A", "FieldName": "OddField" } ] } ] }"""), 3, 29, "le genre de champ « OddField » est inconnu." },
        { "partie hors du type", Recipe(Page + ",", """{ "name": "content", "data": [ { "ContentType": "Page",""", """ "HtmlBodyPart": {} } ] }"""), 4, 18, "la partie « HtmlBodyPart » n’est pas définie sur le type « Page »." },
        { "champ hors de la partie", Recipe(Page + ",", """{ "name": "content", "data": [ { "ContentType": "Page", "Page": {""", """ "Odd": {} } } ] }"""), 4, 9, "le champ « Odd » n’est pas défini sur la partie « Page »." },
        { "type inconnu", Recipe("""{ "name": "content", "data": [""", """{ "ContentType": "NoSuch" } ] }"""), 3, 1, "le type de contenu « NoSuch » n’est pas défini." },
        { "mauvais genre", Recipe(Page + ",", """{ "name": "content", "data": [ { "ContentType": "Page", "Page": { "Chapo": {""", """ "Text": 5 } } } ] }"""), 4, 10, "cette valeur n’est pas du genre que « TextField » attend." },
        { "fichier manquant", Recipe("""{ "name": "settings",""", """ "SiteName": "[file:text('absent.md')]" }"""), 3, 14, "le fichier « absent.md » n’existe pas." },
        { "chemin qui s’échappe", Recipe("""{ "name": "settings",""", """ "SiteName": "[file:text('../../etc/passwd')]" }"""), 3, 14, "le fichier « ../../etc/passwd » sort du dossier de la recette." },
        { "expression", Recipe("""{ "name": "settings",""", """ "SiteName": "[js: 1 +]" }"""), 3, 14, "l’expression s’arrête trop tôt" },
        { "fonction", Recipe("""{ "name": "settings",""", """ "SiteName": "[js: nosuch()]" }"""), 3, 14, "la fonction « nosuch » avec 0 argument(s) est inconnue." },
        { "moteur", Recipe("""{ "name": "settings",""", """ "SiteName": "[foo: bar]" }"""), 3, 14, "le moteur d’expression « foo » est inconnu." },
        { "variable", Recipe("""{ "name": "settings",""", """ "SiteName": "[js: variables('nope')]" }"""), 3, 14, "la variable « nope » n’est pas définie." },
        { "double", Recipe(Page + ",", """{ "name": "content", "data": [ { "ContentItemId": "a", "ContentType": "Page", "Latest": true, "TitlePart": { "Title": "A" } },""", """{ "ContentItemId": "a", "ContentType": "Page", "Latest": true, "TitlePart": { "Title": "B" } } ] }"""), 4, 20, "l’identifiant a (Latest) est déjà donné : faute.recipe.json:3." },
        { "clé double", "{\n  \"name\": \"x\",\n  \"name\": \"y\",\n  \"steps\": []\n}", 3, 3, "la clé « name » est écrite deux fois dans le même objet." },
        { "sous-recette", Recipe("""{ "name": "recipes", "Values": [""", """{ "name": "Absente" } ] }"""), 3, 11, "la sous-recette « Absente » est introuvable." },
        { "permission", Recipe("""{ "name": "Roles", "Roles": [ { "Name": "R", "Permissions": [""", """ "FlyToTheMoon" ] } ] }"""), 3, 2, "la permission « FlyToTheMoon » est inconnue." },
        { "module", Recipe("""{ "name": "feature", "enable": [""", """ "No.Such" ] }"""), 3, 2, "le module « No.Such » est inconnu." },
        { "thème", Recipe("""{ "name": "themes",""", """ "site": "NoTheme" }"""), 3, 10, "le thème « NoTheme » est inconnu." },
        { "motif", Recipe("""{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "T", "ContentTypePartDefinitionRecords": [ { "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": {""", """ "Pattern": "{{ ContentItem | shout }}" } } } ] } ] }"""), 3, 13, "le motif « {{ ContentItem | shout }} » ne se lit pas : filtre inconnu « shout » ; filtres connus : display_text, container, slugify, downcase, upcase, strip, date." },
        { "adresse prise", Recipe(Page + ",", """{ "name": "content", "data": [ { "ContentItemId": "a", "ContentType": "Page", "Published": true, "TitlePart": { "Title": "A" }, "AutoroutePart": { "Path": "p" } },""", """{ "ContentItemId": "b", "ContentType": "Page", "Published": true, "TitlePart": { "Title": "B" }, "AutoroutePart": { "Path": "p" } } ] }"""), 4, 125, "Page « b » : L’adresse « p » sert déjà à un autre contenu : choisissez-en une autre." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Fault_NamesItsPlaceCauseAndFix_AndChangesNothing(string kind, string recipe, int line, int column, string cause)
    {
        await using var lab = await RecipeLab.CreateAsync();
        await lab.RunStepsAsync("""{ "name": "settings", "SiteName": "Avant" }""");
        var before = await lab.ExportAsync();
        var path = lab.Write("faute.recipe.json", recipe);

        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunAsync(path));

        Assert.Equal($"{path}:{line}:{column}: {cause}", fault.Message.Split('\n')[0]);
        Assert.Contains("\n  Correction : ", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Message.Split('\n').Length <= 24, $"{kind}: the message does not fit a screen");
        Assert.Equal(before, await lab.ExportAsync());
    }

    [Fact]
    public async Task InvalidUtf8_IsNamedAtItsByte()
    {
        await using var lab = await RecipeLab.CreateAsync();
        var path = lab.Write("latin.recipe.json", [.. Encoding.UTF8.GetBytes("{\n  \"name\": \"é"), 0xE9, .. Encoding.UTF8.GetBytes("\", \"steps\": [] }")]);
        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunAsync(path));
        Assert.Equal($"{path}:2:13: le fichier n’est pas en UTF-8 : cet octet ne forme aucun caractère.", fault.Message.Split('\n')[0]);
    }

    [Fact]
    public async Task HundredMegabytes_AreRefusedWithoutBeingRead()
    {
        await using var lab = await RecipeLab.CreateAsync();
        var path = Path.Combine(lab.Folder, "grosse.recipe.json");
        await using (var file = File.Create(path)) file.SetLength(100 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunAsync(path));
        Assert.Equal($"{path}:1:1: le fichier pèse 100 Mo ; une recette en compte 64 au plus.", fault.Message.Split('\n')[0]);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20 * 1024 * 1024);
    }

    [Fact]
    public async Task SubRecipesInALoop_AreNamedWithTheLoop()
    {
        await using var lab = await RecipeLab.CreateAsync();
        lab.Write("b.recipe.json", """{ "name": "B", "steps": [ { "name": "recipes", "Values": [ { "name": "A" } ] } ] }""");
        var path = lab.Write("a.recipe.json", """{ "name": "A", "steps": [ { "name": "recipes", "Values": [ { "name": "B" } ] } ] }""");
        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunAsync(path));
        Assert.Equal("la recette « A » s’appelle elle-même : a.recipe.json → b.recipe.json → a.recipe.json.", fault.Cause);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task FaultInTheLastStep_TakesBackTheFirst(Database database)
    {
        await using var lab = await RecipeLab.CreateAsync(database);
        await Assert.ThrowsAsync<RecipeFaultException>(() => lab.RunStepsAsync(Page + """, { "name": "content", "data": [ { "ContentItemId": "ok", "ContentType": "Page", "TitlePart": { "Title": "Ok" } } ] }, { "name": "Bogus" }"""));
        var (items, documents) = await lab.Site.InScopeAsync(async s =>
            (await s.GetRequiredService<SiteDb>().ContentItems.CountAsync(), await s.GetRequiredService<SiteDb>().Documents.CountAsync()));
        Assert.Equal((0, 0), (items, documents));
    }

    // Steps on lines of their own: the first begins line 2, column 1.
    private static string Recipe(params string[] lines) => "{ \"name\": \"faute\", \"steps\": [\n" + string.Join('\n', lines) + "\n] }";
}
