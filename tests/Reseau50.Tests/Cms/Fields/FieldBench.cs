using System.Text.Json.Nodes;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Fields;

/// <summary>A type « Essai » with one field « Champ », labelled « Le champ ».</summary>
internal sealed class FieldBench : IAsyncDisposable
{
    private FieldBench(ViewBench views) => Views = views;

    public ViewBench Views { get; }

    public static async Task<FieldBench> CreateAsync(FieldCase field, Database database = Database.Sqlite) => new(await ViewBench.CreateAsync(database,
        new TypeMaker("Essai").Field(field.Field, "Champ", field.Settings, "Le champ", field.Editor, field.EditorSettings)));

    /// <summary>An item whose field holds <paramref name="json"/>; without the field when null.</summary>
    public static ContentItem Item(string? json)
    {
        var item = new ContentItem { ContentItemId = "essai-1", ContentItemVersionId = "essai-1.1", ContentType = "Essai" };
        if (json is not null) item.Parts["Essai"] = new JsonObject { ["Champ"] = JsonNode.Parse(json) };
        return item;
    }

    public async Task<Drawn> ShowAsync(ContentItem item) => new(await Views.ItemAsync(item));

    public async Task<Drawn> EditAsync(ContentItem item, FormInput? form = null)
    {
        var drawn = new Drawn(await Views.EditorAsync(item, form));
        drawn.CheckAccessible();
        return drawn;
    }

    /// <summary>Submits values, each <c>Input=value</c> of the field; <c>=value</c> for its only one.</summary>
    public Task<FormInput> SubmitAsync(ContentItem item, params string[] values) => Views.SubmitAsync(item, [.. values.Select(v =>
    {
        var at = v.IndexOf('=', StringComparison.Ordinal);
        return (at == 0 ? "Essai.Champ" : "Essai.Champ." + v[..at], v[(at + 1)..]);
    })]);

    public static string Json(ContentItem item) => (item.Parts["Essai"] as JsonObject)!["Champ"]!.ToJsonString(ContentJson.Options);

    public ValueTask DisposeAsync() => Views.DisposeAsync();
}

/// <summary>A field to try.</summary>
internal sealed record FieldCase(string Field, object? Settings = null)
{
    public string? Editor { get; init; }
    public object? EditorSettings { get; init; }

    /// <summary>What is stored, shown, and found in the inputs; then what is typed, and stored after that.</summary>
    public string Json { get; init; } = "{}";
    public string Shown { get; init; } = "";
    public string Inputs { get; init; } = "";
    public string EmptyInputs { get; init; } = "Essai.Champ=";
    public string[] Typed { get; init; } = [];
    public string Stored { get; init; } = "";

    /// <summary>What an empty submit answers when the field is required: the input, then the message after the field's name.</summary>
    public string MainInput { get; init; } = "Essai.Champ";
    public string Missing { get; init; } = "est obligatoire : complétez ce champ.";
}
