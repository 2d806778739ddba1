using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Cms.Content;
using Reseau50.Cms.Site;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Writing;

/// <summary>What is typed to open a topic, to answer, or to change a post. Everything comes back after a refusal.</summary>
internal sealed class PostForm
{
    public string? Titre { get; set; }
    public string? Message { get; set; }

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

    [BindNever]
    public string Button { get; set; } = "Envoyer";

    [BindNever]
    public string? Refusal { get; set; }

    [BindNever]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public const string Preview = "apercu";

    public bool IsPreview => Geste == Preview;
    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;

    public static PostForm Blank(Place place) => new() { Action = place.Path + "/repondre", Button = "Envoyer ma réponse" };

    /// <summary>The title as it is kept: one line.</summary>
    public string Title => string.Join(' ', (Titre ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text as it is kept: without what no screen shows.</summary>
    public string Text => string.Concat((Message ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    public IEnumerable<Problem> Faults()
    {
        if (AsksTitle)
        {
            if (Title.Length < Topic.ShortestTitle) yield return new(nameof(Titre), $"Dites en quelques mots de quoi il s’agit : {Topic.ShortestTitle} caractères au moins.");
            if (Title.Length > Topic.LongestTitle) yield return new(nameof(Titre), $"Ce titre compte {Title.Length} caractères ; gardez-en {Topic.LongestTitle} au plus.");
        }
        if (Text.Length < Post.Shortest) yield return new(nameof(Message), "Écrivez votre message.");
        if (Text.Length > Post.Longest) yield return new(nameof(Message), $"Ce message compte {Pager.Words(Text.Length)} caractères ; gardez-en {Pager.Words(Post.Longest)} au plus.");
    }
}
