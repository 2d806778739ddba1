using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Registration.Mine;

/// <summary>What whoever accepts an invitation fills in: what everybody who registers does, but the address, which is proven by the letter.</summary>
internal sealed record InvitationView(AskForm Form, IReadOnlyList<Choice> Categories, IReadOnlyList<string> Communes);

internal sealed class InvitationForms(TermTable terms, Communes communes)
{
    /// <summary>The form, with what the organiser knew when nothing was typed yet.</summary>
    public async Task<InvitationView> OfAsync(MineView mine, AskForm? typed, CancellationToken ct)
    {
        var person = mine.People[0];
        var form = typed ?? new AskForm { Nom = person.Name == mine.Booking.Email ? null : person.Name, Categorie = person.Category, Commune = mine.Booking.Commune, Structure = mine.Booking.Structure, Participation = person.Online ? "en-ligne" : "sur-place" };
        return new InvitationView(form, [.. (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => new Choice(t.Id, t.Name, t.Id == form.Categorie))], await communes.NamesAsync(ct));
    }

    /// <summary>What was said; null when something is wrong with the form, which then says what.</summary>
    public async Task<Asked?> ReadAsync(MineView mine, AskForm form, CancellationToken ct)
    {
        var (rules, booking) = (mine.Rules, mine.Booking);
        (form.Courriel, form.Seance, form.Accompagnants, form.Collegues) = (booking.Email, booking.SessionId, null, null);
        var categories = (await terms.AllAsync(RuleReader.CategoryTaxonomy, ct)).Select(t => t.Id).ToHashSet();
        var place = AskForm.Line(form.Commune) is { } typed ? await communes.FindAsync(typed, ct) : null;
        form.Problems = [.. form.Faults(rules, categories, _ => place is not null)];
        if (form.Problems.Count > 0) return null;
        var online = rules.Presence == Attending.Online || (rules.Presence == Attending.Both && form.Participation == "en-ligne");
        return new Asked(rules.EventId, booking.SessionId, booking.Email, [new AskedPerson(AskForm.Line(form.Nom)!, form.Categorie, PersonRole.Contact, online)])
        {
            Commune = place!.Value.Name,
            Epci = place.Value.Epci,
            Structure = AskForm.Line(form.Structure),
            ConsentVersion = AskController.ConsentVersion,
        };
    }
}
