namespace Reseau50.Cms.Display;

/// <summary>What an editor template needs: the value, the names of its inputs, what was typed last time and what was wrong with it.</summary>
public sealed record EditorModel<T>(T Value, string Prefix, string Label, FieldSettings? Settings, FormInput? Form)
{
    public string? Variant { get; init; }

    /// <summary>What the value can be chosen from, if it is chosen.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public EditorInput Input(string name, string label, string? current, string kind = "text", string? hint = null, bool required = false)
    {
        var full = name.Length == 0 ? Prefix : Prefix + "." + name;
        var typed = Form?.RawAll(full);
        return new EditorInput(full, label, typed is null ? current : Typed(typed, kind), kind, hint, required, Form?.Problem(full))
        {
            Choices = typed is null ? Choices : Choice.Select(Choices, typed),
        };
    }

    /// <summary>The one input of a field that has only one.</summary>
    public EditorInput Single(string? current, string kind = "text", string? hint = null) =>
        Input("", Label, current, kind, Join(Settings?.Hint, hint), Settings?.Required ?? false);

    /// <summary>The name and the legend of a group of inputs, with the field's own hint.</summary>
    public EditorGroup Group(params EditorInput[] inputs) => new(Prefix, Label, Settings?.Hint, Settings?.Required ?? false, inputs);

    // A box is followed by a hidden « false », so that an unticked one is told from one that was not in the form.
    private static string Typed(IReadOnlyList<string> values, string kind) =>
        kind == "checkbox" ? values.Contains("true", StringComparer.OrdinalIgnoreCase) ? "true" : "false" : string.Join(",", values);

    private static string? Join(string? first, string? second) => string.IsNullOrEmpty(first) ? second : string.IsNullOrEmpty(second) ? first : first + " " + second;
}

/// <summary>One choice of a list.</summary>
public sealed record Choice(string Value, string Text, bool Selected = false, int Depth = 0)
{
    /// <summary>The choices with exactly <paramref name="values"/> selected; a value that is no choice any more is added, so that saving does not lose it.</summary>
    public static IReadOnlyList<Choice> Select(IReadOnlyList<Choice> choices, IEnumerable<string> values)
    {
        var chosen = values.Where(v => v.Length > 0).Distinct().ToList();
        return [.. choices.Select(c => c with { Selected = chosen.Contains(c.Value) }),
            .. chosen.Where(v => choices.All(c => c.Value != v)).Select(v => new Choice(v, $"{v} (n’est plus proposé)", true))];
    }
}

/// <summary>One labelled input: drawn by the template <c>Editor</c>.</summary>
public sealed record EditorInput(string Name, string Label, string? Value, string Kind, string? Hint, bool Required, string? Problem)
{
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Characters at most, if there is a limit: said while one types, checked on the server.</summary>
    public int? Most { get; init; }

    /// <summary>What a browser or a password manager may fill in, by the standard's words; null for nothing in particular.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>What the browser may propose while one types; anything else may be typed.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Of its own when several forms of a page have an input of that name.</summary>
    public string Id { get => field ?? IdOf(Name); init; }
    public string HintId => Id + "-aide";
    public string ProblemId => Id + "-erreur";

    /// <summary>The ids of the texts that explain the input, or null.</summary>
    public string? DescribedBy => (Problem, Hint) switch
    {
        (null, null or "") => null,
        (null, _) => HintId,
        (_, null or "") => ProblemId,
        _ => ProblemId + " " + HintId,
    };

    /// <summary>The id of the input of that name: what a list of problems links to.</summary>
    public static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}

/// <summary>Where a named part of the item begins in its form. <see cref="Titled"/>: its inputs have no frame of their own to name them.</summary>
public sealed record EditorSection(string Id, string Title, string? Description, bool Titled);

/// <summary>Inputs that make one value together: drawn by the template <c>EditorGroup</c>.</summary>
public sealed record EditorGroup(string Name, string Label, string? Hint, bool Required, IReadOnlyList<EditorInput> Inputs)
{
    public string Id => EditorInput.IdOf(Name);
}
