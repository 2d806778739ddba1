using Microsoft.Extensions.DependencyInjection;
using Reseau50.Admin.Media.Library;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;
using Reseau50.Tests.Cms.Media;

namespace Reseau50.Tests.Admin.Media;

/// <summary>Authors who do not keep the library: Lise and Zoé send files, and neither reaches the other's.</summary>
public sealed class OwnMediaTests
{
    private static readonly Viewer Lise = Author("lise"), Zoe = Author("zoe"), Plain = AdminLab.Person("simple", "AccessAdminPanel", "EditOwn_Note");
    private static readonly AnswerForm No = new("non", null, null, null), Unanswered = new(null, null, null, null);

    private static Viewer Author(string id) => AdminLab.Person(id, "AccessAdminPanel", "EditOwn_Note", "PublishOwn_Note", "ManageOwnMedia");

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAuthorSends_IntoAFolderOfHers_WhicheverIsAsked(Database database)
    {
        await using var site = await ContentMediaGateTests.SiteAsync(database);
        await site.PutAsync("dessins/note.txt", "Celui de la médiathèque");
        var (hers, other) = (await SendAsync(site, Lise, "note.txt", "De Lise"), await SendAsync(site, Zoe, "note.txt", "De Zoé"));
        Assert.Equal((MediaReach.FolderOf("lise") + "/note.txt", MediaReach.FolderOf("zoe") + "/note.txt"), (hers.Path, other.Path));
        Assert.Equal(("« note.txt » est dans la médiathèque.", false), (hers.Message, hers.Sheet));
        Assert.DoesNotContain("lise", hers.Path, StringComparison.Ordinal);
        Assert.Equal("Celui de la médiathèque"u8.ToArray(), site.Bytes((await site.FindAsync("dessins/note.txt"))!.Hash));
        // The same gates as for anybody: what a file is, not what it is called.
        Assert.Null((await SendAsync(site, Lise, "faux.jpg", "MZ")).Path);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AFileIsItsAuthors_UntilSomethingShowsIt(Database database)
    {
        await using var site = await ContentMediaGateTests.SiteAsync(database);
        var path = (await SendAsync(site, Lise, "secret.txt", "Secret")).Path!;
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().DescribeAsync(path, new MediaFacts("Une légende secrète", "Secrète aussi", null, null)));
        await site.PutAsync("garde.txt", "À la coordination");
        Assert.Equal([true, false, false, false], await ReadersAsync());
        Assert.Equal([path], await FoundAsync(site, Lise));
        Assert.Empty(await FoundAsync(site, Zoe));
        Assert.Equal([path, "garde.txt"], (await FoundAsync(site, MediaLibraryTests.Keeper, "txt")).Order(StringComparer.Ordinal));

        // A path somebody guessed opens nothing and tells nothing, whether it is typed as chosen or as already there.
        foreach (var input in (string[])["Add", "Paths"])
        {
            var item = Note("zoe");
            var form = await TakeAsync(site, Zoe, item, (input, path), ("Take", "1"));
            Assert.Equal(["« Images » : vous n’avez pas accès au fichier « secret.txt ». Choisissez-en un autre."], form.Problems.Select(p => p.Message));
            Assert.DoesNotContain("ecr", item.Parts.ToJsonString(), StringComparison.Ordinal);
        }
        Assert.Equal([new Problem("MarkdownBodyPart.Markdown", "« Texte » : vous n’avez pas accès au fichier « secret.txt ». Choisissez-en un autre.")], await PublishAsync(Zoe, Linking(Note("zoe"), path)));

        var mine = Note("lise");
        Assert.Empty((await TakeAsync(site, Lise, mine, ("Paths", ""), ("Add", path))).Problems);
        Assert.Equal([path], mine.Field<MediaField>("Note", "Images").Paths);
        Assert.Empty(await PublishAsync(Lise, mine));
        Assert.Equal([true, true, true, true], await ReadersAsync());
        Assert.Equal([path], await FoundAsync(site, Zoe));

        async Task<List<bool>> ReadersAsync()
        {
            var read = new List<bool>();
            foreach (var who in (Viewer[])[Lise, Zoe, Plain, Viewer.Visitor])
                read.Add(await site.AsAsync(who, async s => await s.GetRequiredService<IMediaGate>().MayReadAsync((await s.GetRequiredService<MediaStore>().FindAsync(path))!, new System.Security.Claims.ClaimsPrincipal(), default)));
            return read;
        }

        Task<IReadOnlyList<Problem>> PublishAsync(Viewer who, ContentItem item) => site.AsAsync(who, s => s.GetRequiredService<ContentDrafts>().PublishAsync(item));
    }

    // The picture waits for its answer: its author works with it, nobody else sees it, and sending it again with the answer is how it is given.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task APictureNobodyAnsweredFor_Waits_AndIsAnsweredBySendingItAgain(Database database)
    {
        await using var site = await ContentMediaGateTests.SiteAsync(database);
        var png = TestPictures.Png(4, 4);
        var first = await SendAsync(site, Lise, "a.png", png, Unanswered);
        Assert.Equal((true, "« a.png » est dans la médiathèque. Cette image attend une réponse : un enfant est-il reconnaissable ? Répondez, puis renvoyez-la."), (first.Waits, first.Message));
        var item = Note("lise");
        item.SetField("Note", "Images", new MediaField { Paths = [first.Path!], MediaTexts = ["A"] });
        Assert.Contains("ne peut pas être publié", Assert.Single(await site.AsAsync(Lise, s => s.GetRequiredService<ContentDrafts>().PublishAsync(item))).Message, StringComparison.Ordinal);
        var again = await SendAsync(site, Lise, "a.png", png, No);
        Assert.Equal((first.Path, false, "« a.png » était déjà dans la médiathèque."), (again.Path, again.Waits, again.Message));
        Assert.Equal((false, "lise"), ((await site.FindAsync(first.Path!))!.Recognisable, (await site.FindAsync(first.Path!))!.AnswerSource));
        Assert.Empty(await site.AsAsync(Lise, s => s.GetRequiredService<ContentDrafts>().PublishAsync(item)));
        // Taken off the site by those who keep it, it is no longer hers to choose.
        await site.InScopeAsync(s => s.GetRequiredService<MediaStore>().WithdrawAsync(first.Path!, true));
        Assert.Empty(await FoundAsync(site, Lise));
    }

    private static Task<UploadResult> SendAsync(TestSite site, Viewer who, string name, string text) => SendAsync(site, who, name, System.Text.Encoding.UTF8.GetBytes(text), No);

    private static Task<UploadResult> SendAsync(TestSite site, Viewer who, string name, byte[] bytes, AnswerForm answer) =>
        site.AsAsync(who, async s => Assert.Single(await s.GetRequiredService<MediaUpload>().TakeAsync([MediaUploadTests.File(name, bytes)], "dessins", answer, default)));

    private static Task<IEnumerable<string>> FoundAsync(TestSite site, Viewer who, string? q = null) =>
        site.AsAsync(who, async s => (await s.GetRequiredService<MediaList>().PageAsync(new MediaFilter(q), 24, default)).Lines.Select(l => l.File.Path));

    private static ContentItem Note(string owner)
    {
        var item = new ContentItem { ContentItemId = "n-" + owner, ContentItemVersionId = "n-" + owner + ".1", ContentType = "Note", Owner = owner, Latest = true };
        item.SetTitle("À " + owner);
        return item;
    }

    private static ContentItem Linking(ContentItem item, string path)
    {
        item.Parts["MarkdownBodyPart"] = new System.Text.Json.Nodes.JsonObject { ["Markdown"] = $"Lisez [ceci](/media/{path})." };
        return item;
    }

    private static Task<FormInput> TakeAsync(TestSite site, Viewer who, ContentItem item, params (string Name, string Value)[] values) => site.AsAsync(who, async s =>
    {
        var form = ViewBench.Form([("TitlePart.Title", "Une note"), .. values.Select(v => ("Note.Images." + v.Name, v.Value))]);
        await s.GetRequiredService<ItemEditor>().UpdateAsync(item, form);
        return form;
    });
}
