using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;
using Reseau50.Forum.Drafts;
using Reseau50.Forum.Listing;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>What is typed to open a topic, to answer, or to change a post. Everything comes back after a refusal.</summary>
internal sealed class PostForm
{
    public string? Titre { get; set; }
    public string? Message { get; set; }

    /// <summary>Read when the form is that of a whole topic.</summary>
    public TopicFields Sujet { get; set; } = new();

    /// <summary>A sheet that everybody completes.</summary>
    public bool Fiche { get; set; }

    /// <summary>Names this sending: the same form twice is one post.</summary>
    public Guid Cle { get; set; } = Guid.CreateVersion7();

    /// <summary>How many former texts the page knew of.</summary>
    public int Vu { get; set; }

    /// <summary>The button that was pressed: <see cref="Preview"/>, or none.</summary>
    public string? Geste { get; set; }

    [BindNever]
    public string Action { get; set; } = "";

    [BindNever]
    public bool AsksTitle { get; set; }

    /// <summary>Whose post it is decides what it stands for.</summary>
    [BindNever]
    public bool AsksSheet { get; set; }

    [BindNever]
    public bool PollIsSettled { get; set; }

    /// <summary>Where what is typed is kept meanwhile: see <see cref="PostDraft"/>.</summary>
    [BindNever]
    public string? Kept { get; set; }

    /// <summary>When what the form shows was typed, if it comes from there.</summary>
    [BindNever]
    public DateTime? KeptUtc { get; set; }

    /// <summary>Topics that may say it already.</summary>
    [BindNever]
    public IReadOnlyList<TopicLine> Similar { get; set; } = [];

    [BindNever]
    public string Button { get; set; } = "Envoyer";

    [BindNever]
    public string? Refusal { get; set; }

    [BindNever]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public const string Preview = "apercu";

    public bool IsPreview => Geste == Preview;
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;

    /// <summary>The form to answer with, with what its reader had begun.</summary>
    public static PostForm Blank(Place place, PostDraft? draft) => new PostForm { Action = place.Path + "/repondre", Button = "Envoyer ma réponse", Kept = PostDraft.PlaceOf(place) }.With(draft);

    /// <summary>What was begun and not sent comes back.</summary>
    public PostForm With(PostDraft? draft)
    {
        if (draft is not null) (Titre, Message, KeptUtc) = (draft.Title, draft.Text, draft.SavedUtc);
        return this;
    }

    /// <summary>The title as it is kept: one line.</summary>
    public string Title => string.Join(' ', (Titre ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text as it is kept: without what no screen shows.</summary>
    public string Text => string.Concat((Message ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    public IEnumerable<Problem> TitleFaults(string field)
    {
        if (Title.Length < Topic.ShortestTitle) yield return new(field, $"Dites en quelques mots de quoi il s’agit : {Topic.ShortestTitle} caractères au moins.");
        if (Title.Length > Topic.LongestTitle) yield return new(field, $"Ce titre compte {Title.Length} caractères ; gardez-en {Topic.LongestTitle} au plus.");
    }

    public IEnumerable<Problem> Faults(SiteTime time)
    {
        if (AsksTitle) foreach (var problem in TitleFaults(nameof(Titre)).Concat(Sujet.Faults(time))) yield return problem;
        if (Text.Length < Post.Shortest) yield return new(nameof(Message), "Écrivez votre message.");
        if (Text.Length > Post.Longest) yield return new(nameof(Message), $"Ce message compte {Pager.Words(Text.Length)} caractères ; gardez-en {Pager.Words(Post.Longest)} au plus.");
    }
}
