using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Settings;

namespace Reseau50.Tests.Cms.Mail.Texts;

/// <summary>Messages worded by a module or an administrator, with what people typed in them.</summary>
public sealed class MailWriterTests
{
    private static readonly MailText Welcome = new("essai.bienvenue", "Pour l’essai.", "Bienvenue {{ nom }}", """
        Bonjour **{{ nom }}**,

        Voici [votre lien]({{ lien }}) et [l’agenda](/agenda).

        - un
        - deux : {{nom}}

        > {{ raison }}
        """, "nom", "lien", "raison");

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AText_BecomesWordsAndHtml_WithAbsoluteLinks_AndNothingToLoad(Database database)
    {
        await using var site = await SiteAsync(database);
        var mail = await ComposeAsync(site, "Zoé", "https://reseau.example/lire?id=1&jeton=a_b-c*d_e", "Une raison.");
        Assert.Equal("Bienvenue Zoé", mail.Subject);
        Assert.Equal("Bonjour Zoé,\n\nVoici votre lien\u00a0:\nhttps://reseau.example/lire?id=1&jeton=a_b-c*d_e et l’agenda\u00a0:\nhttps://reseau.example/agenda.\n\n- un\n- deux\u00a0: Zoé\n\n> Une raison.\n\n-- \nRéseau50\nhttps://reseau.example\n", mail.Text);
        Assert.Contains("<strong>Zoé</strong>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://reseau.example/lire?id=1&amp;jeton=a_b-c*d_e\">votre lien</a>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://reseau.example/agenda\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[cliquez](https://ailleurs.example)")]
    [InlineData("https://ailleurs.example")]
    [InlineData("<https://ailleurs.example>")]
    [InlineData("![image](https://ailleurs.example/x.png)")]
    [InlineData("**gras** _penché_ `code` & ~barré~")]
    [InlineData("1. un\n2. deux\n# titre\n    retrait")]
    public async Task WhatPeopleTyped_StaysWords(string typed)
    {
        await using var site = await SiteAsync(Database.Sqlite);
        var mail = await ComposeAsync(site, typed, "https://reseau.example/x", typed);
        Assert.Contains(typed.Split('\n')[0], System.Net.WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<ol", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<code", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"https://ailleurs.example", mail.Html, StringComparison.Ordinal);
        Assert.Contains(typed.Split('\n')[0], mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mail.Subject);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAdministratorsWording_TakesThePlaceOfTheModules(Database database)
    {
        await using var site = await SiteAsync(database);
        await WordAsync(site, new MailWording("Entrez, {{ nom }}", "Par [ici]({{ lien }})."));
        var mail = await ComposeAsync(site, "Zoé", "https://reseau.example/x", "");
        Assert.Equal("Entrez, Zoé", mail.Subject);
        Assert.StartsWith("Par ici\u00a0:\nhttps://reseau.example/x.\n", mail.Text);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnUnknownVariable_IsNamed_WithThoseThatAreKnown(Database database)
    {
        await using var site = await SiteAsync(database);
        await WordAsync(site, new MailWording("Objet", "Bonjour {{ prenom }}"));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => ComposeAsync(site, "Zoé", "https://reseau.example/x", ""));
        Assert.Contains("{{ prenom }}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("lien, nom, raison", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["prenom"], MailVariables.Unknown("{{ nom }} {{prenom}}", Welcome.Variables));
    }

    [Fact]
    public async Task WithoutAnAddressOfTheSite_NoMessageIsWritten()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite, s => s.AddMailTexts([Welcome]));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => ComposeAsync(site, "Zoé", "x", ""));
        Assert.Contains("BaseUrl", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryTextOfTheSite_UsesOnlyItsVariables_AndAllOfThem()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        var texts = site.Services.GetServices<MailText>().ToList();
        Assert.NotEmpty(texts);
        Assert.Equal(texts.Count, texts.Select(t => t.Name).Distinct().Count());
        Assert.All(texts, t =>
        {
            Assert.Empty(MailVariables.Unknown(t.Subject + t.Body, t.Variables));
            Assert.Equal(t.Variables.Order(StringComparer.Ordinal), MailVariables.Unknown(t.Subject + t.Body, []).Distinct().Order(StringComparer.Ordinal));
            Assert.NotEmpty(t.When);
        });
    }

    private static async Task<TestSite> SiteAsync(Database database)
    {
        var site = await TestSite.CreateAsync(database, s => s.AddMailTexts([Welcome]));
        await site.InScopeAsync(s => s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(new SiteSettings { SiteName = "Réseau50", BaseUrl = "https://reseau.example/" })));
        return site;
    }

    private static Task WordAsync(TestSite site, MailWording wording) => site.InScopeAsync(s =>
        s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<SiteDocuments>().WriteAsync(new MailWordings { Texts = { [Welcome.Name] = wording } })));

    private static Task<ComposedMail> ComposeAsync(TestSite site, string name, string link, string reason) => site.InScopeAsync(s =>
        s.GetRequiredService<MailWriter>().ComposeAsync(Welcome.Name, new Dictionary<string, string> { ["nom"] = name, ["lien"] = link, ["raison"] = reason }));
}
