using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage.Importing;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Rules;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>Lists of people as spreadsheets write them; what the rehearsal says is what then happens.</summary>
public sealed class ImportingTests
{
    private const string Sheet = "Nom;Courriel;Catégorie;Commune;Structure\r\nÉlise Durand;elise@site.example;Parent;Saint-Lô;\"Crèche « Les Lutins »; site 2\"\r\n";

    public static TheoryData<string, byte[]> Files() => new()
    {
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sheet)] },
        { "UTF-8", Encoding.UTF8.GetBytes(Sheet) },
        { "Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Sheet) },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sheet)] },
    };

    [Theory, MemberData(nameof(Files))]
    public void EveryFile_IsReadTheSame(string _, byte[] bytes)
    {
        var line = Assert.Single(PeopleSheet.Read(PeopleSheet.Decode(bytes)).Lines);
        Assert.Equal((2L, "Élise Durand", "elise@site.example", "Parent", "Saint-Lô", "Crèche « Les Lutins »; site 2"), (line.Number, line.Name, line.Email, line.Category, line.Commune, line.Structure));
    }

    [Theory]
    [InlineData("nom,E-MAIL\nAna,ana@site.example", "2 Ana ana@site.example ")]
    [InlineData("Prénom\tNom\tMail\n\nAna\tDurand\tana@site.example", "3 Ana Durand ana@site.example ")]
    [InlineData("ana@site.example\nBo <x>;bo@site.example;Parent", "1  ana@site.example |2 Bo <x> bo@site.example Parent")]
    [InlineData("Catégorie;Courriel;Nom\nParent;;\n;;\n;b@site.example;\"Deux\nlignes\"", "2   Parent|4 Deux lignes b@site.example ")]
    public void Columns_AreFoundByTheirTitles_OrByWhatIsInThem(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', PeopleSheet.Read(text).Lines.Select(l => $"{l.Number} {l.Name} {l.Email} {l.Category}")));

    [Fact]
    public void WhatCannotBeRead_IsToldWithItsLine()
    {
        Assert.StartsWith("Ligne 3 :", PeopleSheet.Read("Nom;Courriel\nAna;ana@site.example\n\"Bo;bo@site.example\nCy;cy@site.example").Problem, StringComparison.Ordinal);
        Assert.StartsWith("Il n’y a personne", PeopleSheet.Read("Nom;Courriel\n;\n").Problem, StringComparison.Ordinal);
        Assert.Null(PeopleSheet.Read(Many(PeopleSheet.Most)).Problem);
        Assert.StartsWith("Cette liste compte plus de 500 personnes", PeopleSheet.Read(Many(PeopleSheet.Most + 1)).Problem, StringComparison.Ordinal);

        static string Many(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"p{i}@site.example"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheRehearsal_SaysWhatHappens_AndStoresNothing(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database, RegistrationLab.Rules(queue: 1), seats: 3);
        await lab.ComesAsync("ana");
        const string text = "Nom;Courriel;Catégorie;Commune\nBo Martin;bo@site.example;Parent;\nAna;ANA+x@site.example;Parent;\nLucie;;Parent;\nLucie;;parent;\nBo Martin;bo@site.example;Parent;\nCy;cy@site.example;Assistante;\nDee;dee@site;Parent;\nEli;eli@site.example;Parent;Paris\nFa;fa@site.example;Parent;\nGus;gus@site.example;Parent;";
        var would = await RunAsync(lab, text, apply: false);
        Assert.Equal(["2 Seat", "3 Already", "4 Seat", "5 Already", "6 Already", "7 Refused", "8 Refused", "9 Refused", "10 Queue", "11 Refused"], would.Select(o => $"{o.Line.Number} {o.Fate}"));
        Assert.Equal("Cy;cy@site.example;Assistante;", would[5].Line.Raw);
        Assert.StartsWith("La catégorie « Assistante » peut en désigner", would[5].Words, StringComparison.Ordinal);
        Assert.StartsWith("L’adresse « dee@site » est incomplète", would[6].Words, StringComparison.Ordinal);
        Assert.StartsWith("Nous ne connaissons pas la commune « Paris »", would[7].Words, StringComparison.Ordinal);
        Assert.Equal((1, 1), ((await lab.PeopleAsync()).Count, (await lab.MailsAsync()).Count));

        Assert.Equal(would, await RunAsync(lab, text, apply: true));
        Assert.Equal(["Personne ana Confirmed", "Bo Martin Confirmed", "Lucie Confirmed", "Fa Waiting"], (await lab.PeopleAsync()).Select(p => $"{p.Name} {p.State}"));
        Assert.Equal(["ana@site.example", "bo@site.example", "fa@site.example"], (await lab.MailsAsync()).Select(m => m.Recipient).Order(StringComparer.Ordinal));
        // The same list again adds nobody.
        Assert.Equal([LineFate.Already, LineFate.Refused], (await RunAsync(lab, text, apply: true)).Select(o => o.Fate).Distinct());
        Assert.Equal(4, (await lab.PeopleAsync()).Count);
    }

    private static Task<IReadOnlyList<LineOutcome>> RunAsync(RegistrationLab lab, string text, bool apply) => lab.Site.InScopeAsync(async s =>
    {
        var rules = (await s.GetRequiredService<RuleReader>().ReadAsync(RegistrationLab.Event, default))!;
        var people = await s.GetRequiredService<SheetPeople>().OfAsync(rules, PeopleSheet.Read(text).Lines, "coordination", invited: false, default);
        var desk = s.GetRequiredService<ImportDesk>();
        return (apply ? await desk.ApplyAsync(RegistrationLab.Event, people) : await desk.RehearseAsync(RegistrationLab.Event, people))!;
    });
}
