using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Display;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Day.Sheet;

/// <summary>The sheet people sign, on paper: those who have a seat, by name, and blank rows for others.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class SignSheetController(ManagedEvents dates, AttendanceBook book, SiteTime time) : AdminController
{
    public const string Path = RegistrationsController.One + "/emargement";
    private const int UsualBlanks = 5, MostBlanks = 30;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(string id, int? lignes, string? seance, CancellationToken ct)
    {
        if (await dates.FindAsync(id, ct) is not { } rules) return NotFound();
        var session = rules.HasSessions ? rules.Session(seance ?? "") ?? rules.Sessions[0] : null;
        var view = new SignSheetView(rules, session, Halves.Of(rules, session?.Id ?? "", time), await book.OfAsync(id, session?.Id, ct), Math.Clamp(lignes ?? UsualBlanks, 0, MostBlanks));
        return Screen("SignSheet", view, "Feuille d’émargement", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(id)));
    }
}

internal sealed record SignSheetView(EventRules Rules, SessionRules? Session, IReadOnlyList<HalfDay> HalfDays, IReadOnlyList<ExpectedPerson> People, int Blanks);
