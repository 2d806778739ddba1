using Reseau50.Agenda.Registration.Bookings;

namespace Reseau50.Agenda.Registration.Desk;

/// <summary>States in French.</summary>
internal static class Words
{
    public static string Of(RegistrationState state) => state switch
    {
        RegistrationState.Unproven or RegistrationState.Asked => "adresse à confirmer",
        RegistrationState.Held => "place tenue, adresse à confirmer",
        RegistrationState.Requested => "demande à examiner",
        RegistrationState.Waiting => "sur liste d’attente",
        RegistrationState.Offered => "place proposée",
        RegistrationState.Confirmed => "place confirmée",
        RegistrationState.Invited => "invitation envoyée",
        RegistrationState.NotComing => "ne viendra pas",
        RegistrationState.Withdrawn => "désistement",
        RegistrationState.Refused => "demande refusée",
        RegistrationState.Lapsed => "délai passé",
        _ => "retrait par l’organisation",
    };

    /// <summary>« Place confirmée (2 personnes) ; sur liste d’attente. »</summary>
    public static string Summary(IReadOnlyList<Step> steps)
    {
        // Of somebody who changed twice in one act, only where he or she stands now.
        var parts = steps.GroupBy(s => s.Person.Id).Select(g => g.Last().To).GroupBy(s => s).OrderBy(g => g.Key).Select(g => Of(g.Key) + (g.Count() > 1 ? $" ({g.Count()} personnes)" : ""));
        var words = string.Join(" ; ", parts);
        return char.ToUpperInvariant(words[0]) + words[1..] + ".";
    }
}
