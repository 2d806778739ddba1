using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Text;

namespace Reseau50.Cms.Parts;

internal sealed class TitlePartDriver : PartDriver<TitlePart>
{
    private const int MaxLength = 500;

    public override IReadOnlyList<string> DisplayTypes => [Cms.Display.DisplayTypes.Detail, Cms.Display.DisplayTypes.Summary, Cms.Display.DisplayTypes.SummaryAdmin];

    protected override Task<object?> Display(TitlePart part, PartContext context, CancellationToken ct) =>
        Task.FromResult<object?>(string.IsNullOrEmpty(part.Title) || !Settings(context).RenderTitle ? null : part);

    protected override Task<object?> Edit(TitlePart part, PartContext context, FormInput? form, CancellationToken ct) =>
        Task.FromResult<object?>(Settings(context).Options is 1 or 2 ? null : new EditorModel<TitlePart>(part, context.Prefix, "Titre", Rules(context), form));

    protected override Task Update(TitlePart part, PartContext context, FormInput form, CancellationToken ct)
    {
        if (Settings(context).Options is not (1 or 2)) part.Title = form.Text("Title");
        return Task.CompletedTask;
    }

    protected override Task Saving(TitlePart part, PartContext context, CancellationToken ct)
    {
        var settings = Settings(context);
        if (settings.Options is 1 or 2 || (string.IsNullOrEmpty(part.Title) && settings.Pattern is { Length: > 0 }))
            part.Title = LiquidPattern.Render(settings.Pattern ?? "", context.Item, container: null);
        if (!string.IsNullOrEmpty(part.Title)) context.Item.DisplayText = part.Title;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<Problem>> Validate(TitlePart part, PartContext context, CancellationToken ct)
    {
        var name = context.Prefix + ".Title";
        IReadOnlyList<Problem> problems = Rules(context).Required && string.IsNullOrWhiteSpace(part.Title)
            ? [new Problem(name, "Le titre est obligatoire : donnez un titre à ce contenu.")]
            : part.Title?.Length > MaxLength ? [new Problem(name, $"Le titre est trop long : {MaxLength} caractères au plus.")] : [];
        return Task.FromResult(problems);
    }

    // A title that a pattern can make may be left empty.
    private static FieldSettings Rules(PartContext context) => new()
    {
        Required = Settings(context) is { Options: 0 or 3, Pattern: null or "" },
        Hint = Settings(context) is { Options: 0 or 3, Pattern.Length: > 0 } ? "Laissez vide pour un titre fait d’après le contenu." : null,
    };

    private static TitlePartSettings Settings(PartContext context) => context.Part.Settings<TitlePartSettings>();
}
