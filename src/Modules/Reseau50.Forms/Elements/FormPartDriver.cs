using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Sending;

namespace Reseau50.Forms.Elements;

/// <summary>Makes a form of an item: checks that its questions hold together, and draws it where no page of ours does.</summary>
internal sealed class FormPartDriver(FormDesk desk, CurrentViewer viewer, Cms.Features.EnabledFeatures features) : PartDriver<FormPart>
{
    protected override async Task<object?> Display(FormPart part, PartContext context, CancellationToken ct) =>
        await features.HasAsync(GetType(), ct) ? await desk.AskAsync(context.Item, viewer.Value, false, ct) with { Bare = true } : null;

    protected override Task<object?> Edit(FormPart part, PartContext context, FormInput? form, CancellationToken ct) => Task.FromResult<object?>(FormReading.Settings(context.Item).IsForWorkflow ? part : null);

    protected override Task<IReadOnlyList<Problem>> Validate(FormPart part, PartContext context, CancellationToken ct) => Task.FromResult<IReadOnlyList<Problem>>([.. Faults(context)]);

    private static IEnumerable<Problem> Faults(PartContext context)
    {
        var before = new Dictionary<string, QuestionKind>();
        foreach (var item in context.Item.Part<Cms.Parts.FlowPart>().Items)
        {
            var at = (context.Within.Length == 0 ? "" : context.Within + ".") + $"FlowPart.{item.ContentItemId}.";
            if (item.Part<QuestionPart>().When?.Name is { Length: > 0 } asked && !before.ContainsKey(FormReading.NameOf(asked) ?? ""))
                yield return new(at + "QuestionPart.When.Name", $"« {asked} » n’est le nom d’aucune question placée avant celle-ci.");
            if (FormReading.KindOf(item) is not { } kind) continue;
            var name = FormReading.NameOf(item.Part<FormInputElementPart>().Name);
            if (name is null && !item.Has(nameof(FormElementLabelPart))) yield return new(at + "FormInputElementPart.Name", "Donnez un nom à cette question.");
            else if (name is null || item.Parts[nameof(FormElementLabelPart)] is not null && string.IsNullOrEmpty(item.Part<FormElementLabelPart>().Label)) yield return new(at + "FormElementLabelPart.Label", "Écrivez la question.");
            if (name is not null && !before.TryAdd(name, kind)) yield return new(at + "FormInputElementPart.Name", $"Une autre question s’appelle déjà « {name} » : donnez un autre nom à celle-ci.");
        }
    }
}
