using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Workshops.Listing;
using Reseau50.Workshops.WriteUps;

namespace Reseau50.Workshops.Closing;

/// <summary>
/// The inputs that close a session, in the order one tells it. Those of the type are drawn by their own drivers, with the labels and hints recipes gave them; only the numbers by
/// profession and the audience are ours. What the form does not show stays in the item.
/// </summary>
internal sealed class CloseEditor(DriverTable drivers, ContentReader reader, TermTable terms, IServiceProvider services)
{
    private const string Counts = "presents", Audience = "public";
    public const int MostLines = 5;

    private static readonly (string Title, string[] Pieces)[] Steps =
    [
        ("La séance", ["TitlePart", "DateSeance", "Auteur"]), ("Les présents", [Counts]), ("Le récit", ["Chapo", "Vecu", "Constats", nameof(MarkdownBodyPart)]), ("Les repères", ["Charte", "Referentiel"]),
        ("Ce que la séance a produit", ["Productions", "Documents"]), ("Ce que les autres retiendront", ["ARetenir"]), ("Qui peut le lire", [Audience]),
    ];

    public async Task<IReadOnlyList<CloseStep>> EditAsync(ContentItem item, Workshop workshop, FormInput? form, CancellationToken ct)
    {
        var steps = new List<CloseStep>();
        foreach (var (title, pieces) in Steps)
        {
            var shapes = new List<Shape>();
            foreach (var piece in pieces)
                if (await ShapeAsync(piece, item, workshop, form, ct) is { } shape) shapes.Add(shape);
            if (shapes.Count > 0) steps.Add(new CloseStep(title, shapes));
        }
        return steps;
    }

    /// <summary>Takes the form into the item; what is wrong is reported on <paramref name="form"/>.</summary>
    public async Task UpdateAsync(ContentItem item, Workshop workshop, EventLine session, FormInput form, bool publish, CancellationToken ct)
    {
        foreach (var piece in Steps.SelectMany(s => s.Pieces))
        {
            if (piece == Counts) await CountAsync(item, form, ct);
            else if (piece == Audience) Audiences.Take(item, workshop, form.Under(Audience).Text(""));
            else if (await FieldAsync(piece, item, ct) is { } field) await drivers.Field(field.Field.FieldName)!.UpdateAsync(field, form, ct);
            else if (await PartAsync(piece, item, ct) is { } part) await drivers.Part(part.Part.PartName)!.UpdateAsync(part, form, ct);
        }
        CloseRules.Check(item, session, form, publish);
    }

    private async Task<Shape?> ShapeAsync(string piece, ContentItem item, Workshop workshop, FormInput? form, CancellationToken ct)
    {
        if (piece == Counts) return await CountsAsync(item, form, ct);
        if (piece == Audience) return Audiences.Shape(Audience, item, workshop, form);
        if (await FieldAsync(piece, item, ct) is { } field) return await drivers.Field(field.Field.FieldName)!.EditAsync(field, form, ct);
        return await PartAsync(piece, item, ct) is { } part ? await drivers.Part(part.Part.PartName)!.EditAsync(part, form, ct) : null;
    }

    private async Task<Shape?> CountsAsync(ContentItem item, FormInput? form, CancellationToken ct)
    {
        var (counts, model) = (Headcount.Of(item), new EditorModel<object>(item, Counts, "Présents", null, form));
        var inputs = (await terms.AllAsync(Headcount.Taxonomy, ct)).Select(t => model.Input(t.Id, t.Name, counts.TryGetValue(t.Id, out var count) ? FormattableString.Invariant($"{count}") : null, "number")).ToList();
        var hint = "Un nombre par métier, 0 compris. Laissez vide ce que vous ne savez pas." + (counts.Count == 0 && Headcount.TotalOf(item) is { } total ? $" Le total noté jusqu’ici : {total}." : "");
        return inputs.Count == 0 ? null : new Shape("EditorGroup", new EditorGroup(Counts, "Combien de personnes, par métier", hint, false, inputs));
    }

    private async Task CountAsync(ContentItem item, FormInput form, CancellationToken ct)
    {
        var (typed, professions) = (form.Under(Counts), await terms.AllAsync(Headcount.Taxonomy, ct));
        if (!professions.Any(t => typed.Has(t.Id))) return;
        // Those of a profession that left the list are kept.
        var counts = Headcount.Of(item).Where(c => professions.All(t => t.Id != c.Key)).ToDictionary(c => c.Key, c => c.Value);
        foreach (var term in professions)
        {
            if (typed.Number(term.Id, term.Name) is not { } number) continue;
            if (number < 0 || number > Headcount.Most || number != decimal.Truncate(number))
                typed.Report(term.Id, $"« {term.Name} » attend un nombre de personnes entre 0 et {Headcount.Most} : vérifiez « {typed.Text(term.Id)} ».");
            else counts[term.Id] = (int)number;
        }
        if (counts.Values.Sum() > Headcount.Most)
            form.Report(Counts, $"Le total fait {counts.Values.Sum()} personnes, plus qu’une séance n’en réunit ({Headcount.Most} au plus) : vérifiez chaque nombre.");
        else Headcount.Set(item, counts);
    }

    private async Task<FieldContext?> FieldAsync(string name, ContentItem item, CancellationToken ct) =>
        (await TypeAsync(ct))?.Part(WriteUp.Type) is { } part && part.Definition.Fields.FirstOrDefault(f => f.Name == name) is { } field && drivers.Field(field.FieldName) is not null
            ? new FieldContext(item, part, field, services, DisplayTypes.Edit) : null;

    // The long text of a write-up begun elsewhere is shown where there is one; a quarter of an hour needs none.
    private async Task<PartContext?> PartAsync(string name, ContentItem item, CancellationToken ct) =>
        (name != nameof(MarkdownBodyPart) || !string.IsNullOrWhiteSpace(item.Part<MarkdownBodyPart>().Markdown)) && (await TypeAsync(ct))?.Part(name) is { } part && drivers.Part(part.PartName) is not null ? new PartContext(item, part, services, DisplayTypes.Edit) : null;

    private async Task<TypeDefinition?> TypeAsync(CancellationToken ct) => (await reader.DefinitionsAsync(ct)).Type(WriteUp.Type);
}

/// <summary>A few inputs under one title.</summary>
internal sealed record CloseStep(string Title, IReadOnlyList<Shape> Shapes);
