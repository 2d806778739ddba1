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
        Settings(context).Options is 1 or 2 ? Task.FromResult<object?>(null) : base.Edit(part, context, form, ct);

    protected override Task Update(TitlePart part, PartContext context, FormInput form, CancellationToken ct)
    {
        part.Title = form.Text("Title");
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
        IReadOnlyList<Problem> problems = Settings(context).Options is 0 or 3 && string.IsNullOrWhiteSpace(part.Title)
            ? [new Problem(name, "Le titre est obligatoire : donnez un titre à ce contenu.")]
            : part.Title?.Length > MaxLength ? [new Problem(name, $"Le titre est trop long : {MaxLength} caractères au plus.")] : [];
        return Task.FromResult(problems);
    }

    private static TitlePartSettings Settings(PartContext context) => context.Part.Settings<TitlePartSettings>();
}
