using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reseau50.Cms.Content;
using Reseau50.Cms.Site;
using Reseau50.Contact.Messages;

namespace Reseau50.Contact.Receiving;

/// <summary>What both forms ask; everything typed comes back after a refusal.</summary>
internal abstract class SentForm
{
    public const int LongestName = 80, Shortest = 10, Longest = 5_000;

    public string? Nom { get; set; }
    public string? Email { get; set; }
    public string? Message { get; set; }

    /// <summary>When the form was shown: <see cref="FormStamp"/>.</summary>
    public string? Debut { get; set; }

    /// <summary>Nobody sees this field; what fills it in is a program.</summary>
    public string? Site { get; set; }

    public bool IsByProgram => !string.IsNullOrEmpty(Site);

    [BindNever]
    public string? Refusal { get; set; }

    [BindNever]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public string? ProblemOf(string field) => Problems.FirstOrDefault(p => p.Name == field)?.Message;

    /// <summary>What is wrong, in the order of the form.</summary>
    public abstract IEnumerable<Problem> Faults();

    /// <summary>What is kept of it.</summary>
    public virtual ContactMessage Made() => new() { Name = Typed.Line(Nom), Email = Typed.Line(Email), Text = Typed.Text(Message) ?? "" };

    protected string? NameFault() => Typed.Line(Nom) is { Length: > LongestName } ? $"Ce nom compte {LongestName} caractères au plus." : null;

    protected string? EmailFault(bool required) => Typed.Line(Email) switch
    {
        null => required ? "Donnez votre adresse électronique : sans elle, nous ne pouvons pas vous répondre." : null,
        var address => Typed.IsMailbox(address) ? null : "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr.",
    };

    protected string? TextFault(string missing) => Typed.Text(Message) switch
    {
        null => missing,
        { Length: < Shortest } => $"C’est un peu court : écrivez au moins {Shortest} caractères.",
        { Length: > Longest } text => $"Ce texte compte {Pager.Words(text.Length)} caractères ; gardez-en {Pager.Words(Longest)} au plus.",
        _ => null,
    };
}
