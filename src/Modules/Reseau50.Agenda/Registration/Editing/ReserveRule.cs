using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Registration.Editing;

/// <summary>Nobody reserves more seats than there are: the room's, and those afar. A reserve of each EPCI counts for those it names; <see cref="RegistrationSign"/> counts all of them.</summary>
internal sealed class ReserveRule : IItemRule
{
    public string ContentType => Evenement.Type;

    public IEnumerable<Problem> Problems(ContentItem item)
    {
        if (item.Text(RuleReader.Part, "Mode") is not ("ouverte" or "approbation" or "invitation")) yield break;
        var presence = item.Text(RuleReader.Part, "Presence") ?? (item.Field<BooleanField>(Evenement.Type, "EnLigne").Value ? "en-ligne" : "sur-place");
        var (here, afar) = (0, 0);
        foreach (var quota in item.Part<BagPart>(RuleReader.Quotas).Items.Where(q => q.Text(RuleReader.QuotaType, "Genre") == "reserve"))
        {
            var each = quota.Field<BooleanField>(RuleReader.QuotaType, "ChaqueEpci").Value ? Math.Max(1, quota.Field<TaxonomyField>(RuleReader.QuotaType, "Territoires").TermContentItemIds.Count) : 1;
            var seats = each * (int)(quota.Field<NumericField>(RuleReader.QuotaType, "Places").Value ?? 0);
            if (presence == "en-ligne" || (presence == "les-deux" && quota.Text(RuleReader.QuotaType, "Presence") == "en-ligne")) afar += seats;
            else here += seats;
        }
        var (room, online) = (item.Field<NumericField>(Evenement.Type, "Places").Value, item.Field<NumericField>(RuleReader.Part, "PlacesEnLigne").Value);
        // Where everybody is afar, the event's seats are there.
        if (presence == "en-ligne") online ??= room;
        if (here > room) yield return new($"{Evenement.Type}.Places", $"{Words(here)} pour {room:0} : ajoutez des places, ou gardez-en moins dans « Répartition des places ».");
        if (afar > online) yield return new($"{RuleReader.Part}.PlacesEnLigne", $"{Words(afar)} en ligne pour {online:0} : ajoutez des places, ou gardez-en moins dans « Répartition des places ».");
    }

    private static string Words(int seats) => seats == 1 ? "Une place est gardée" : $"{seats} places sont gardées";
}
