using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;
using Reseau50.Workshops.Listing;

namespace Reseau50.Workshops.Closing;

/// <summary>For whom a write-up is: everybody, the members, or the members of the workshop's networks. Another audience, given elsewhere, stays while it is not replaced.</summary>
internal static class Audiences
{
    private const string Everybody = "tous", Members = "membres", Networks = "reseaux", Other = "autre";

    public static Shape Shape(string name, ContentItem item, Workshop workshop, FormInput? form)
    {
        var now = Of(item, workshop);
        List<Choice> choices = [new(Everybody, "Tout le monde"), new(Members, "Les membres, une fois connectés")];
        if (workshop.Networks.Count > 0) choices.Add(new(Networks, "Les membres " + string.Join(" et ", workshop.Networks.Select(n => n.Label))));
        if (now == Other) choices.Add(new(Other, "Le public choisi ailleurs : " + string.Join(", ", item.Part<VisibilityPart>().Audiences!)));
        var model = new EditorModel<object>(item, name, "Ce compte-rendu s’adresse à", null, form) { Choices = Choice.Select(choices, [now]) };
        return new Shape("Editor", model.Single(now, "select", "Le réseau écrit d’abord pour être lu : restreignez si le récit permet de reconnaître quelqu’un.") with { Required = true });
    }

    public static void Take(ContentItem item, Workshop workshop, string? chosen)
    {
        if (chosen is null or Other || chosen == Of(item, workshop)) return;
        item.SetPart(nameof(VisibilityPart), new VisibilityPart { Audiences = chosen switch { Members => ["membre"], Networks => OfNetworks(workshop), _ => [] } });
    }

    private static string Of(ContentItem item, Workshop workshop) => item.Part<VisibilityPart>().Audiences switch
    {
        null or { Count: 0 } => Everybody,
        ["membre"] => Members,
        var set => set.Order(StringComparer.Ordinal).SequenceEqual(OfNetworks(workshop).Order(StringComparer.Ordinal)) ? Networks : Other,
    };

    private static List<string> OfNetworks(Workshop workshop) => [.. workshop.Networks.Select(n => "reseau:" + n.Id)];
}
