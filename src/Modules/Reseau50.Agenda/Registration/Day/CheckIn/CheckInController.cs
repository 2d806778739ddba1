using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Agenda.Registration.Desk;
using Reseau50.Agenda.Registration.Manage;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Day.CheckIn;

/// <summary>At the door, a telephone in one hand: who is here. Works without script, and without network once it is open.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class CheckInController(CheckInSheet sheet, AttendanceDesk desk, AskDesk asking, Communes communes, CurrentViewer viewer) : AdminController
{
    public const string Path = RegistrationsController.One + "/accueil";
    private const int MostTaps = 500;

    protected override IReadOnlyList<string> Scripts => ["/_content/Reseau50.Agenda/accueil.js"];

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/accueil";

    [HttpGet(Path)]
    public Task<IActionResult> Show(string id, CheckInFilter filter, CancellationToken ct) => PageAsync(id, filter, new WalkInForm { Operation = Guid.NewGuid() }, 200, ct);

    /// <summary>One touch, by a plain form.</summary>
    [HttpPost(Path + "/pointer")]
    public async Task<IActionResult> Note(string id, CheckInFilter filter, Guid personne, string? presence, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, filter, ct) is not { } view) return NotFound();
        if (Marks.Read(presence) is not { } mark || view.People.All(p => p.Id != personne)) return BadRequest();
        await desk.NoteAsync(id, [new Tap(Guid.NewGuid(), personne, view.Half.Number, mark, TimeSpan.Zero)], ct);
        return LocalRedirect($"{PathOf(id)}{view.Query()}#p-{personne}");
    }

    /// <summary>Touches kept by a telephone. Answers how the list stands now: both telephones end with the same.</summary>
    [HttpPost(Path + "/pointages")]
    public async Task<IActionResult> Send(string id, [FromBody] IReadOnlyList<SentTap>? taps, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, new CheckInFilter(), ct) is null) return NotFound();
        if (taps is null || taps.Count > MostTaps || taps.Any(t => Marks.Read(t.Presence) is null)) return BadRequest();
        await desk.NoteAsync(id, [.. taps.OrderByDescending(t => t.Age).Select(t => new Tap(t.Operation, t.Personne, t.Demi, Marks.Read(t.Presence)!.Value, TimeSpan.FromMilliseconds(t.Age)))], ct);
        return Json(await sheet.StandsAsync(id, ct));
    }

    /// <summary>Somebody who did not register: a seat at once, if there is one.</summary>
    [HttpPost(Path + "/arrivee")]
    public async Task<IActionResult> Arrive(string id, CheckInFilter filter, WalkInForm form, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, filter, ct) is not { } view) return NotFound();
        var place = AskForm.Line(form.Commune) is { } typed ? await communes.FindAsync(typed, ct) : null;
        form.Problems = [.. form.Faults([.. view.Categories.Select(c => c.Value)], place is not null)];
        if (form.Problems.Count > 0) return await PageAsync(id, filter, form, 400, ct);
        if (await sheet.IsTakenAsync(id, form.Operation, ct)) return Then(PathOf(id) + view.Query(), "Cette personne est déjà ajoutée.");
        var name = AskForm.Line(form.Nom)!;
        var asked = new Asked(id, view.Session?.Id ?? "", AskForm.Line(form.Courriel) ?? "", [new AskedPerson(name, form.Categorie, PersonRole.Contact, view.Rules.Presence == Attending.Online)])
        {
            IsProven = true,
            AtTheDoor = true,
            EnteredBy = viewer.Value.AccountId,
            Commune = place!.Value.Name,
            Epci = place.Value.Epci,
            Structure = AskForm.Line(form.Structure),
            Keep = booking => desk.ArriveAsync(booking, view.Half.Number, form.Operation, ct),
        };
        var answer = await asking.AskAsync(asked, ct);
        switch (answer.Outcome)
        {
            case AskOutcome.Taken:
                return Then(PathOf(id) + view.Query(), $"{name} est sur la liste, et présent·e.");
            case AskOutcome.Already:
                form.Problems = [new(nameof(WalkInForm.Courriel), $"Cette adresse est déjà inscrite, au nom de {answer.Booking!.Name} : cherchez ce nom dans la liste.")];
                break;
            case AskOutcome.Full:
                form.Problems = [new("", "Toutes les places sont prises : personne n’est ajouté. Si quelqu’un d’inscrit ne vient pas, retirez son inscription dans la liste des inscriptions pour libérer sa place.")];
                break;
            default:
                form.Problems = [new("", "Cette date est annulée ou n’est plus publiée : personne n’est ajouté.")];
                break;
        }
        return await PageAsync(id, filter, form, 409, ct);
    }

    private async Task<IActionResult> PageAsync(string id, CheckInFilter filter, WalkInForm form, int status, CancellationToken ct)
    {
        if (await sheet.FindAsync(id, filter, ct) is not { } view) return NotFound();
        Response.StatusCode = status;
        return Screen("CheckIn", view with { WalkIn = form, Who = viewer.Value.AccountId ?? "" }, "Accueil", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(view.Rules.Title, RegistrationsController.PathOf(id)));
    }
}

/// <summary>A touch as a telephone sends it; <see cref="Age"/> in milliseconds.</summary>
internal sealed record SentTap(Guid Operation, Guid Personne, int Demi, string? Presence, long Age);

/// <summary>Somebody at the door who did not register.</summary>
internal sealed class WalkInForm
{
    public string? Nom { get; set; }
    public string? Courriel { get; set; }
    public string? Categorie { get; set; }
    public string? Commune { get; set; }
    public string? Structure { get; set; }
    public Guid Operation { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<Problem> Problems { get; set; } = [];

    public IEnumerable<Problem> Faults(IReadOnlyCollection<string> categories, bool isPlace)
    {
        if (AskForm.NameFault(Nom) is { } name) yield return new(nameof(Nom), name);
        if (AskForm.Line(Courriel) is { } mail && !Mailboxes.IsOne(mail)) yield return new(nameof(Courriel), "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr. Vous pouvez la laisser vide.");
        if (!categories.Contains(Categorie ?? "")) yield return new(nameof(Categorie), "Choisissez dans la liste.");
        if (AskForm.Line(Commune) is not { Length: <= 100 } || !isPlace) yield return new(nameof(Commune), "Donnez une commune de la Manche, ou ajoutez le département entre parenthèses : « Rennes (35) ».");
        if (AskForm.Line(Structure) is { Length: > AskForm.LongestStructure }) yield return new(nameof(Structure), $"Le nom de la structure compte {AskForm.LongestStructure} caractères au plus.");
        if (Operation == Guid.Empty) yield return new("", "Rechargez la page, puis recommencez.");
    }
}
