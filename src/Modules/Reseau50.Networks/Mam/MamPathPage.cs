using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Networks.Mam;

/// <summary>The path of those who want to open a MAM: twelve stones, each dated and sourced.</summary>
internal sealed class MamPathPage(ContainedItems contained, SiteTime time) : IContentPage
{
    public string ContentType => "ParcoursMam";

    public async Task<PageView?> BuildAsync(ContentItem item, string? containedId, Viewer viewer, CancellationToken ct)
    {
        var steps = (await contained.OfAsync(item.ContentItemId, viewer, ct)).Select(s => MamStep.From(s, time.Today)).ToList();
        return new PageView("MamPath", new MamPathView(item, steps), new PageHead(item.DisplayText, item.Field<TextField>("ParcoursMam", "Chapo").Text ?? item.DisplayText) { Kind = "path", Section = "/mam/creer" });
    }
}

/// <summary>What the path shows.</summary>
internal sealed record MamPathView(ContentItem Item, IReadOnlyList<MamStep> Steps);

/// <summary>One step.</summary>
internal sealed record MamStep(ContentItem Item, int Number, string? Duration, string? Who, LinkField Source, Checked Checked, IReadOnlyList<MamFigure> Figures)
{
    public static MamStep From(ContentItem item, DateOnly today) => new(item, (int)(item.Field<NumericField>("EtapeMam", "Numero").Value ?? 0),
        item.Field<TextField>("EtapeMam", "Duree").Text, item.Field<TextField>("EtapeMam", "Qui").Text, item.Field<LinkField>("EtapeMam", "Source"),
        Checked.On(item.Field<DateField>("EtapeMam", "VerifieLe").Value, today), [.. item.Part<BagPart>("Chiffres").Items.Select(f => MamFigure.From(f, today))]);
}

/// <summary>An amount or a threshold: never without its date and its source.</summary>
internal sealed record MamFigure(string Label, string Value, LinkField Source, Checked Checked)
{
    public static MamFigure From(ContentItem item, DateOnly today) => new(item.Field<TextField>("Chiffre", "Libelle").Text ?? "", item.Field<TextField>("Chiffre", "Valeur").Text ?? "",
        item.Field<LinkField>("Chiffre", "Source"), Checked.On(item.Field<DateField>("Chiffre", "VerifieLe").Value, today));
}
