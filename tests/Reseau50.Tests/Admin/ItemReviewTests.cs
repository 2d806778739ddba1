using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Admin;

public sealed class ItemReviewTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatAReaderWouldStumbleOn_IsNamed_WithTheWayToIt(Database database)
    {
        await using var bench = await BenchAsync(database);
        var review = await ReviewAsync(bench.Site, """
            ## Départ

            [La page](/notes/existe), [l’agenda](/admin/contenus?type=Note), [autre site](https://exemple.fr/rien) et [perdue](/notes/perdue).

            #### Trop bas

            Voir [ici](/notes/existe). ![](/media/absente.png)
            """, "[Un champ](/nulle-part)");
        Assert.Equal(
        [
            ("MarkdownBodyPart.Markdown", "« /notes/perdue » ne mène à aucune page du site : corrigez l’adresse ou retirez le lien.", true),
            ("MarkdownBodyPart.Markdown", "« /media/absente.png » ne mène à aucune page du site : corrigez l’adresse ou retirez le lien.", true),
            ("MarkdownBodyPart.Markdown", "L’image « /media/absente.png » n’est pas décrite : écrivez entre les crochets ce qu’elle montre.", true),
            ("MarkdownBodyPart.Markdown", "L’intertitre « Trop bas » saute un niveau : commencez-le par ###.", true),
            ("Note.Detail", "« /nulle-part » ne mène à aucune page du site : corrigez l’adresse ou retirez le lien.", true),
            ("MarkdownBodyPart.Markdown", "Le lien « ici » ne dit pas où il mène : nommez la page.", false),
        ], review.Findings.Select(f => (f.Input!, f.Message, f.Mend)));
        Assert.True(review.MustMend);
    }

    [Fact]
    public async Task ACarefulText_HasNothingToMend()
    {
        await using var bench = await BenchAsync(Database.Sqlite);
        var review = await ReviewAsync(bench.Site, "# Titre\n\n## Un\n\n### Deux\n\n## Trois\n\n[La note](/notes/existe#bas) et [la note encore](~/Notes/Existe?page=2).", null);
        Assert.Empty(review.Findings);
        Assert.False(review.MustMend);
    }

    private static async Task<RequestBench> BenchAsync(Database database)
    {
        var bench = await RequestBench.CreateAsync(database);
        await bench.Site.InWorkAsync(s => s.GetRequiredService<SiteDocuments>().WriteAsync(TypeMaker.Definition(
            [new TypeMaker("Note").Part("TitlePart").Part("AutoroutePart").Part("MarkdownBodyPart").Field("MarkdownField", "Detail")])));
        await bench.Site.ImportAsync(NoteSite.Note("existe"));
        return bench;
    }

    private static Task<Review> ReviewAsync(TestSite site, string body, string? detail) => site.InScopeAsync(async s =>
    {
        var item = new ContentItem { ContentItemId = "x", ContentItemVersionId = "x", ContentType = "Note" };
        item.SetPart(nameof(MarkdownBodyPart), new MarkdownBodyPart { Markdown = body });
        if (detail is not null) item.SetField("Note", "Detail", new MarkdownField { Markdown = detail });
        return await s.GetRequiredService<IItemReview>().OfAsync((await s.GetRequiredService<ContentReader>().DefinitionsAsync()).Type("Note")!, item, default);
    });
}
