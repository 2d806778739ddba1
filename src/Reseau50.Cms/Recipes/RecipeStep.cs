using System.Text.Json;
using System.Text.Json.Nodes;
using Reseau50.Cms.Recipes.Expressions;

namespace Reseau50.Cms.Recipes;

/// <summary>Executes the steps of some names.</summary>
public interface IRecipeStepHandler
{
    /// <summary>Step names, in Orchard's writing; compared without case.</summary>
    IReadOnlyList<string> Names { get; }
    Task ExecuteAsync(RecipeStep step, CancellationToken ct);
}

/// <summary>One step at work: its JSON read with expressions evaluated, and the way to report and to refuse.</summary>
public sealed class RecipeStep
{
    private readonly JsonSpan _span;
    private readonly RecipeExpressions _expressions;

    internal RecipeStep(RecipeRun run, RecipeFile file, RecipeExpressions expressions, int number, JsonSpan span)
    {
        (Run, File, _expressions, Number, _span) = (run, file, expressions, number, span);
        if (!file.IsObject(span)) throw new RecipeFaultException(file.At(span.Start, number, "?"), "une étape est un objet JSON.", "écrivez { \"name\": \"…\", … }.");
        var properties = file.Properties(span);
        Name = properties.FirstOrDefault(p => p.Name == "name") is { Name: not null } named && file.Parse(named.Value) is JsonValue v && v.GetValueKind() == JsonValueKind.String
            ? v.GetValue<string>()
            : throw new RecipeFaultException(file.At(span.Start, number, "?"), "cette étape n’a pas de nom.", "ajoutez \"name\".");
    }

    internal RecipeRun Run { get; }
    public RecipeFile File { get; }
    public int Number { get; }
    public string Name { get; }
    public RecipeReport Report => Run.Report;
    public RecipeOptions Options => Run.Options;

    /// <summary>The step's value under <paramref name="key"/> (any case), expressions evaluated; null when absent.</summary>
    public RecipeValue? Value(string key) =>
        File.Properties(_span).FirstOrDefault(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found ? Read(found.Value) : null;

    /// <summary>Every value of the step but its name.</summary>
    public IEnumerable<(string Key, RecipeValue Value)> Values() =>
        File.Properties(_span).Where(p => p.Name != "name" && p.Name != "condition").Select(p => (p.Name, Read(p.Value)));

    /// <summary>The elements of the list under <paramref name="key"/>, read one after the other; how many there are is known at once.</summary>
    public (int Count, IEnumerable<RecipeValue> Values) List(string key)
    {
        var found = File.Properties(_span).FirstOrDefault(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (found.Name is null) return (0, []);
        if (!File.IsArray(found.Value)) throw Fault(found.Value.Start, $"« {found.Name} » doit être une liste.", $"écrivez \"{found.Name}\": [ … ].");
        var elements = File.Elements(found.Value);
        return (elements.Count, elements.Select(Read));
    }

    public RecipeFaultException Fault(string cause, string fix) => Fault(_span.Start, cause, fix);

    internal RecipeFaultException Fault(int offset, string cause, string fix) => new(File.At(offset, Number, Name), cause, fix);

    /// <summary>Lists what is unsupported and goes on; unless the run skips such things, it is refused at its end with all of them.</summary>
    public void Unsupported(RecipePlace place, string kind, string name, string cause, string fix)
    {
        if (Options.SkipUnsupported) Report.Skips.Add(new RecipeSkip(kind, name, place));
        else Run.Find(new RecipeFinding(place, cause, fix) { CanBeSkipped = true });
    }

    /// <summary>Refuses the run at its end, with everything else it finds.</summary>
    public void Refuse(RecipePlace place, string cause, string fix) => Run.Find(new RecipeFinding(place, cause, fix));

    /// <summary>True when what this step does will be taken back: nothing outside the database may change.</summary>
    public bool WillBeTakenBack => Options.DryRun || Run.Findings.Count > 0;

    public RecipePlace Place => File.At(_span.Start, Number, Name);

    private RecipeValue Read(JsonSpan span)
    {
        var value = new RecipeValue(this, span);
        value.Node = _expressions.Evaluate(File.Parse(span), (path, cause, fix) => Unsupported(value.Place(path), "expression", cause, cause, fix));
        return value;
    }
}

/// <summary>A value of a step, and where it is written.</summary>
public sealed class RecipeValue(RecipeStep step, JsonSpan span)
{
    public JsonNode? Node { get; internal set; }

    public JsonObject Object => Node as JsonObject ?? throw Fault("$", "un objet est attendu ici.", "écrivez { … }.");
    public JsonArray Array => Node as JsonArray ?? throw Fault("$", "une liste est attendue ici.", "écrivez [ … ].");
    public string Text => Node is JsonValue v && v.TryGetValue<string>(out var text) ? text : throw Fault("$", "un texte est attendu ici.", "écrivez-le entre guillemets.");

    /// <summary>The place of a value below this one.</summary>
    public RecipePlace Place(string path = "$") => step.File.At(span, path, step.Number, step.Name);

    public RecipeFaultException Fault(string path, string cause, string fix) => new(Place(path), cause, fix);

    /// <summary>Reads the JSON as <typeparamref name="T"/>; a wrong kind is a fault at its place.</summary>
    public T As<T>()
    {
        try
        {
            return Node.Deserialize<T>(Content.ContentJson.Options)!;
        }
        catch (JsonException e)
        {
            throw Fault(e.Path ?? "$", "cette valeur n’est pas du genre attendu.", $"attendu : {Kind(typeof(T))}.");
        }
    }

    private static string Kind(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? "une liste" : type == typeof(string) ? "un texte" : "un objet";
}
