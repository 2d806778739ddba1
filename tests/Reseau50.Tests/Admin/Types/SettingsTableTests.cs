using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Admin.Types;

/// <summary>The tables from which settings are asked know every part, every field and every setting of the kernel, and no other.</summary>
public sealed class SettingsTableTests
{
    private static readonly IEnumerable<SettingSpec> Specs = FieldKinds.All.Concat(PartKinds.All).SelectMany(k => k.Settings);
    private static readonly IEnumerable<string> LeftOut = FieldKinds.LeftOut.Keys.Concat(PartKinds.LeftOut.Keys).Where(k => k.Contains('.'));

    private static IEnumerable<Type> SettingsClasses => typeof(CmsModule).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false, Namespace: "Reseau50.Cms.Fields" or "Reseau50.Cms.Parts" } && t.Name.EndsWith("Settings", StringComparison.Ordinal));

    [Fact]
    public void EverySetting_IsAskedFor_OrLeftOutOnPurpose()
    {
        var all = SettingsClasses.SelectMany(t => t.GetProperties().Where(p => p.CanWrite).Select(p => $"{t.Name}.{p.Name}")).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count > 50);
        Assert.Equal(all, Specs.Select(s => s.Input).Where(i => !i.StartsWith(FieldKinds.Common + ".", StringComparison.Ordinal)).Concat(LeftOut).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryPartAndField_IsProposed_OrWelded()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await site.InScopeAsync(s =>
        {
            var drivers = s.GetRequiredService<DriverTable>();
            Assert.Equal(drivers.Fields.Select(f => f.FieldName).Order(StringComparer.Ordinal), FieldKinds.All.Select(k => k.Name).Order(StringComparer.Ordinal));
            Assert.Equal(drivers.Parts.Select(p => p.PartName).Except(PartKinds.Welded).Order(StringComparer.Ordinal), PartKinds.All.Select(k => k.Name).Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("TextField", "TextFieldSettings.MaxLength", "douze", "« Longueur » attend un nombre entier.")]
    [InlineData("TextField", "TextFieldSettings.MaxLength", "0", "La longueur compte au moins un caractère.")]
    [InlineData("TextField", "ContentPartFieldSettings.Editor", "Wysiwyg", "Choisissez une des valeurs proposées.")]
    [InlineData("TextField", "ContentPartFieldSettings.Editor", "PredefinedList", "Écrivez au moins une valeur : la liste serait vide.")]
    [InlineData("TextField", "TextFieldPredefinedListEditorSettings.Options", "a | A\na | B", "La valeur « a » est écrite deux fois : gardez-en une.")]
    [InlineData("TextField", "TextFieldPredefinedListEditorSettings.Options", "| A", "La ligne « | A » ne se lit pas : écrivez la valeur, une barre, le texte affiché.")]
    [InlineData("TextField", "TextFieldPredefinedListEditorSettings.DefaultValue", "absente", "« absente » n’est pas une valeur de la liste.")]
    [InlineData("NumericField", "NumericFieldSettings.Scale", "11", "Donnez un nombre de 0 à 10.")]
    [InlineData("NumericField", "NumericFieldSettings.Minimum", "beaucoup", "« Au moins » attend un nombre, par exemple 12 ou 3,5 : « beaucoup » n’en est pas un.")]
    [InlineData("MediaField", "MediaFieldSettings.AllowedExtensions", ".pdf\nexe", "« exe » n’est pas une extension : écrivez par exemple .pdf.")]
    [InlineData("ContentPickerField", "ContentPickerFieldSettings.Multiple", "true", "Choisissez au moins un type, ou cochez « De tous les types » : rien ne serait proposé.")]
    [InlineData("ContentPickerField", "ContentPickerFieldSettings.DisplayedContentTypes", "Inconnu", "Le type « Inconnu » n’existe pas.")]
    [InlineData("TaxonomyField", "TaxonomyFieldSettings.TaxonomyContentItemId", "", "« Liste » est obligatoire.")]
    [InlineData("TaxonomyField", "TaxonomyFieldSettings.TaxonomyContentItemId", "aucune", "Choisissez une des listes proposées.")]
    [InlineData("TitlePart", "TitlePartSettings.Options", "1", "Donnez un modèle : sans lui, le titre serait vide.")]
    [InlineData("AutoroutePart", "AutoroutePartSettings.Pattern", "{{ ContentItem | absent }}", null)]
    [InlineData("BagPart", "BagPartSettings.ContainedContentTypes", "", "« Types contenus » est obligatoire.")]
    public void AWrongSetting_IsNamed_AndComesBackAsTyped(string kindName, string input, string typed, string? message)
    {
        var kind = FieldKinds.Of(kindName) ?? PartKinds.Of(kindName)!;
        var form = new FormInput(new Dictionary<string, StringValues> { [input] = typed });
        var (settings, choices) = (new JsonObject(), new SettingsChoices([], []));
        SettingsForm.Take(kind, settings, choices, form);
        var problem = Assert.Single(form.Problems);
        if (message is not null) Assert.Equal(message, problem.Message);
        var inputs = SettingsForm.Inputs(kind, settings, choices, form);
        if (inputs.Single(i => i.Name == input) is { Kind: not ("select-multiple" or "checkbox") } shown) Assert.Equal(typed, shown.Value);
        Assert.Equal(problem.Message, inputs.Single(i => i.Name == problem.Name).Problem);
    }

    [Fact]
    public void Options_AreWrittenAndReadBack()
    {
        const string lines = "prevu | Prévu\nautre\nfini | Fini | cochée\nseul | seul | cochée";
        Assert.Null(OptionLines.Read(lines, out var options));
        Assert.Equal("""[{"name":"Prévu","value":"prevu"},{"name":"autre","value":"autre"},{"name":"Fini","value":"fini","default":true},{"name":"seul","value":"seul","default":true}]""",
            options.ToJsonString(Reseau50.Cms.Content.ContentJson.Options));
        Assert.Equal(lines, string.Join('\n', options.OfType<JsonObject>().Select(OptionLines.Write)));
    }

    [Fact]
    public void WhatTheTableDoesNotKnow_Stays()
    {
        var settings = JsonNode.Parse("""{"TextFieldSettings":{"Hint":"Avant","Ailleurs":1},"Autre":{"x":true},"ContentPartFieldSettings":{"Position":"3"}}""")!.AsObject();
        SettingsForm.Take(FieldKinds.Of("TextField")!, settings, new SettingsChoices([], []), new FormInput(new Dictionary<string, StringValues>
        {
            ["TextFieldSettings.Hint"] = "Après",
            ["TextFieldSettings.Required"] = new StringValues((string[])["true", "false"]),
            ["TextFieldSettings.MaxLength"] = "40",
        }));
        Assert.Equal("""{"TextFieldSettings":{"Hint":"Après","Ailleurs":1,"Required":true,"MaxLength":40},"Autre":{"x":true},"ContentPartFieldSettings":{"Position":"3"}}""", settings.ToJsonString(Reseau50.Cms.Content.ContentJson.Options));
    }
}
