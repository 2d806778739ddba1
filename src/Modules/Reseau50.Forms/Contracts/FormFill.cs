using Reseau50.Cms.Content;

namespace Reseau50.Forms.Contracts;

/// <summary>
/// A form filled in, or to be: what is in it, and what is wrong with it. The template <c>FormQuestions</c> draws it inside somebody's <c>form</c>; each problem is named after its input,
/// so that a list of problems leads to it.
/// </summary>
public sealed class FormFill
{
    private readonly List<Problem> _problems = [];

    internal FormFill(FormSheet sheet) => Sheet = sheet;

    public FormSheet Sheet { get; }

    /// <summary>In the order of the questions; empty when the answers may be kept.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>What ids begin with: of its own when several forms stand on one page. Inputs are posted as <c>q[name]</c> in any case.</summary>
    public string Root { get; init; } = "q";

    /// <summary>The answers kept, by the names of their questions; what is not asked is not there.</summary>
    internal Dictionary<string, IReadOnlyList<string>> Values { get; } = [];

    /// <summary>What was typed and could not be taken, to be given back.</summary>
    internal Dictionary<string, IReadOnlyList<string>> Typed { get; } = [];

    /// <summary>Files that came and are good, by the names of their questions: kept a day until the answers are.</summary>
    internal Dictionary<string, KeptFile> Files { get; } = [];

    /// <summary>The name of a problem of that question.</summary>
    internal string NameOf(string question) => $"{Root}[{question}]";

    internal void Report(string question, string message) => _problems.Add(new(NameOf(question), message));

    internal string? ProblemOf(string question) => _problems.FirstOrDefault(p => p.Name == NameOf(question))?.Message;
}

/// <summary>A file that came with a form. <see cref="Ticket"/> is sealed: it stands for the file in the next try.</summary>
internal sealed record KeptFile(string Id, string Name, long Length, string? Ticket);
