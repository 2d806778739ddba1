using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Site.Types;
using Reseau50.Admin.Site.Types.Kinds;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;

namespace Reseau50.Tests.Admin.Types;

/// <summary>The types that the recipes bring, through the forms: nothing that nobody changed is changed.</summary>
[Collection("demo")]
public sealed class DemoTypesTests(DemoSite demo)
{
    [Fact]
    public async Task EveryDefinition_SentBackAsItCame_StaysTheSameByteForByte()
    {
        var all = await demo[Database.Sqlite].InScopeAsync(async s => await s.GetRequiredService<SiteDocuments>().ReadAsync<ContentDefinition>());
        var lists = all.ContentParts.SelectMany(p => p.ContentPartFieldDefinitionRecords).Select(f => f.Settings.Text("TaxonomyFieldSettings", "TaxonomyContentItemId")).OfType<string>().Distinct();
        var choices = new SettingsChoices([.. new ContentDefinitions(all).Types], [.. lists.Select(l => new Choice(l, l))]);
        var forms = all.ContentTypes.Select(t => (t.Name, TypeKind.On(all), t.Settings))
            .Concat(all.ContentTypes.SelectMany(t => t.ContentTypePartDefinitionRecords.Select(p => ($"{t.Name}.{p.Name}", PartKinds.On(p.PartName), p.Settings))))
            .Concat(all.ContentParts.SelectMany(p => p.ContentPartFieldDefinitionRecords.Select(f => ($"{p.Name}.{f.Name}", FieldKinds.Of(f.FieldName)!, f.Settings)))).ToList();
        Assert.True(forms.Count > 300);
        var faults = new List<string>();
        foreach (var (name, kind, settings) in forms)
        {
            var after = (JsonObject)settings.DeepClone();
            var form = new FormInput(SettingsForm.Inputs(kind, settings, choices, null).ToDictionary(i => i.Name, Sent));
            SettingsForm.Take(kind, after, choices, form);
            faults.AddRange(form.Problems.Select(p => $"{name}: {p.Message}"));
            if (after.ToJsonString(ContentJson.Options) != settings.ToJsonString(ContentJson.Options)) faults.Add($"{name}: {settings} became {after}");
        }
        Assert.Equal([], faults);
    }

    [Fact]
    public async Task TypesTheCodeShows_AndWhatTheyHold_AreKnownAsSuch()
    {
        await demo[Database.Sqlite].InScopeAsync(async s =>
        {
            var (uses, all) = (s.GetRequiredService<TypeUses>(), await s.GetRequiredService<SiteDocuments>().ReadAsync<ContentDefinition>());
            Assert.Equal(["Agenda", "Agenda", "Agenda", "Noyau", "Noyau"], new[] { "Evenement", "BlocProgramme", "Temoignage", "Menu", "Identite" }.Select(t => uses.ReadBy(all, t)));
            Assert.Null(uses.ReadBy(all, "Inconnu"));
        });
    }

    // What a browser sends of an input.
    private static StringValues Sent(EditorInput input) => input.Kind switch
    {
        "checkbox" => input.Value == "true" ? new StringValues(new[] { "true", "false" }) : "false",
        "select-multiple" => new StringValues((string[])["", .. input.Choices.Where(c => c.Selected).Select(c => c.Value)]),
        "select" => input.Choices.FirstOrDefault(c => c.Selected)?.Value ?? "",
        "textarea" => input.Value?.Replace("\n", "\r\n", StringComparison.Ordinal) ?? "",
        _ => input.Value ?? "",
    };
}
