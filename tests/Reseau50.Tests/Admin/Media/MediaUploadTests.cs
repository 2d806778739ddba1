using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Media;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin.Media;

public sealed class MediaUploadTests
{
    private static readonly AnswerForm No = new("non", null, null, null), Unanswered = new(null, null, null, null);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatIsWrongIsNamed_AndTheOtherFilesAreKept(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database, set: o => o.MaxBytes = 5000);
        var results = await SendAsync(site, No, File("bon.txt", "Bonjour"u8), File("vide.txt", ""u8), File("photo.jpg", "<script>"u8), File("virus.exe", "MZ"u8), File("lourd.txt", Encoding.UTF8.GetBytes(new string('a', 5001))),
            File("dessin.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8), File("dernier.txt", "Fin"u8));
        Assert.Equal(["bon.txt", null, null, null, null, null, "dernier.txt"], results.Select(r => r.Path));
        Assert.Equal("« bon.txt » est dans la médiathèque.", results[0].Message);
        Assert.Equal("« vide.txt » : le fichier est vide. Vérifiez-le, puis renvoyez-le.", results[1].Message);
        Assert.EndsWith("Vérifiez que c’est bien une image JPEG entière ; au besoin, ouvrez-la et enregistrez-la de nouveau.", results[2].Message, StringComparison.Ordinal);
        Assert.StartsWith("« virus.exe » : ce type de fichier n’est pas accepté. Types acceptés : jpg, jpeg, png,", results[3].Message, StringComparison.Ordinal);
        Assert.Equal("« lourd.txt » : le fichier pèse plus de 5\u00a0ko. Allégez-le ou partagez-le en plusieurs parties.", results[4].Message);
        Assert.EndsWith("Exportez-le en « SVG simple », sans script ni lien.", results[5].Message, StringComparison.Ordinal);
        Assert.Equal(["bon.txt", "dernier.txt"], await PathsAsync(site));
        Assert.Empty(site.Aside());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANameThatIsTaken_IsNeverOverwritten_AndTheNewOneIsSaid(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        await SendAsync(site, No, File("note.txt", "Un"u8));
        Assert.Equal([("note.txt", "« note.txt » était déjà dans la médiathèque."), ("note-2.txt", "« note-2.txt » est dans la médiathèque. Un autre fichier portait déjà le nom « note.txt » : celui-ci s’appelle « note-2.txt ».")],
            (await SendAsync(site, No, File("note.txt", "Un"u8), File("note.txt", "Deux"u8))).Select(r => (r.Path, r.Message)));
        Assert.Equal("Un"u8.ToArray(), site.Bytes((await site.FindAsync("note.txt"))!.Hash));
        Assert.Equal("Deux"u8.ToArray(), site.Bytes((await site.FindAsync("note-2.txt"))!.Hash));
    }

    [Theory]
    [InlineData("C:\\Photos\\été.JPG", "été.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("👩‍👧 sortie.png", "👩‍👧 sortie.png")]
    [InlineData("صورة.png", "صورة.png")]
    [InlineData("a:b*c?.txt", "a-b-c-.txt")]
    [InlineData(".htaccess.txt", "htaccess.txt")]
    [InlineData("   .png", "fichier.png")]
    public void ANameIsMadeFit(string sent, string kept) => Assert.Equal(kept, UploadName.Of(sent));

    [Fact]
    public void ALongName_IsCut_WithinWhatADiskTakes()
    {
        Assert.Equal(new string('a', 176) + ".txt", UploadName.Of(new string('a', 200) + ".txt"));
        var emoji = UploadName.Of(string.Concat(Enumerable.Repeat("🐣", 100)) + ".png");
        Assert.Equal(string.Concat(Enumerable.Repeat("🐣", 44)) + ".png", emoji);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APictureNobodyAnsweredFor_IsKept_AndSaysThatItWaits(Database database)
    {
        await using var site = await MediaFixture.CreateAsync(database);
        var png = TestPictures.Png(4, 4);
        var result = Assert.Single(await SendAsync(site, Unanswered, File("a.png", png)));
        Assert.Equal((true, "« a.png » est dans la médiathèque. Cette image attend une réponse : un enfant est-il reconnaissable ? Répondez sur sa fiche, dans la médiathèque."), (result.Waits, result.Message));
        Assert.Null((await site.FindAsync("a.png"))!.Recognisable);
        await SendAsync(site, new AnswerForm("oui", " Classeur 3 ", "2027-08-31", "Affiche"), File("b.png", TestPictures.Png(5, 5)));
        var agreed = (await site.FindAsync("b.png"))!;
        Assert.Equal((true, "Classeur 3", new DateOnly(2027, 8, 31), "Affiche", "garde"), (agreed.Recognisable, agreed.AgreementReference, agreed.AgreementUntil, agreed.AgreementContext, agreed.AnswerSource));
    }

    [Fact]
    public void AnAnswer_IsComplete_OrSaysWhatItMisses()
    {
        var today = new DateOnly(2026, 11, 21);
        Assert.Empty(No.Check(today).Problems);
        Assert.Equal(["Un enfant est-il reconnaissable ? Répondez par oui ou par non."], Unanswered.Check(today).Problems.Select(p => p.Message));
        Assert.Equal([("reference", "Indiquez où l’accord écrit des deux parents est rangé, par exemple « classeur 3, n° 12 »."), ("jusque", "Indiquez le dernier jour de l’accord, par exemple 31/08/2027."),
            ("contexte", "Indiquez pour quel usage l’accord a été donné, par exemple « site du réseau et affiche ».")], new AnswerForm("oui", " ", "demain", null).Check(today).Problems.Select(p => (p.Name, p.Message)));
        Assert.Equal([("jusque", "Cette date est passée : l’accord n’est plus valable. Demandez-en un nouveau aux parents.")], new AnswerForm("oui", "Classeur", "20/11/2026", "Site").Check(today).Problems.Select(p => (p.Name, p.Message)));
        Assert.Empty(new AnswerForm("oui", "Classeur", "2026-11-21", "Site").Check(today).Problems);
    }

    internal static FormFile File(string name, ReadOnlySpan<byte> bytes, string field = "fichiers") => new(new MemoryStream(bytes.ToArray()), 0, bytes.Length, field, name);

    private static Task<IReadOnlyList<UploadResult>> SendAsync(TestSite site, AnswerForm answer, params IFormFile[] files) =>
        site.AsAsync(MediaLibraryTests.Keeper, s => s.GetRequiredService<MediaUpload>().TakeAsync(files, "", answer, default));

    private static async Task<IEnumerable<string>> PathsAsync(TestSite site) => (await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().ListAsync())).Select(f => f.Path);
}
