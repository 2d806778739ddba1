using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Manage.Sheets;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Inviting;

/// <summary>Invites a list of people: who would get a letter first, then the letters. Lines that could not be taken come back.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class InviteController(ManagedEvents events, InviteDesk desk, SheetPeople sheets, CurrentViewer viewer) : AdminController
{
    private const string Path = RegistrationsController.One + "/inviter";
    private const int LongestWord = 1_000;

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/inviter";

    [HttpGet(Path)]
    public async Task<IActionResult> Invite(string id, InviteForm form, CancellationToken ct) => await events.FindAsync(id, ct) is { } rules ? Page(rules, form, [], []) : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Send(string id, InviteForm form, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        // A browser sends back other ends of lines than it was given.
        form.Lignes = (form.Lignes ?? "").ReplaceLineEndings("\n");
        var problems = new List<Problem>();
        if (form.Lignes.Length > PeopleSheet.MostBytes) (form.Lignes, problems) = ("", [new(nameof(form.Lignes), "Cette liste est trop longue : partagez-la en plusieurs.")]);
        var read = PeopleSheet.Read(form.Lignes);
        if (read.Problem is { } fault && problems.Count == 0) problems.Add(new(nameof(form.Lignes), fault));
        var word = string.IsNullOrWhiteSpace(form.Mot) ? null : form.Mot.Trim().ReplaceLineEndings("\n");
        if (word?.Length > LongestWord) problems.Add(new(nameof(form.Mot), $"Ce texte compte {Pager.Words(word.Length)} caractères ; gardez-en {Pager.Words(LongestWord)} au plus."));
        if (problems.Count > 0) return Page(rules, form, problems, []);
        var people = await sheets.OfAsync(rules, read.Lines, viewer.Value.AccountId!, invited: true, ct);
        var seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Lignes}\n{word}")))[..32];
        if (form.Geste != "inviter" || form.Vu != seen)
        {
            form.Vu = seen;
            return await desk.RehearseAsync(id, people, ct) is { } would ? Page(rules, form, [], would) : NotFound();
        }
        if (await desk.InviteAsync(id, people, word, ct) is not { } outcomes) return NotFound();
        var left = outcomes.Where(o => o.Fate == LineFate.Refused).ToList();
        var said = string.Join(' ', new[]
        {
            Pager.Count(outcomes.Count(o => o.Fate == LineFate.Invited), "Personne n’a été invité.", "Une invitation part.", "invitations partent."),
            Pager.Count(outcomes.Count(o => o.Fate == LineFate.Already), "", "Une personne n’est pas réinvitée.", "personnes ne sont pas réinvitées."), Pager.Count(left.Count, "", "Une ligne reste à corriger.", "lignes restent à corriger."),
        }.Where(s => s.Length > 0));
        if (left.Count == 0) return Then(RegistrationsController.PathOf(id), said);
        (form.Lignes, form.Vu, form.Said) = (string.Join('\n', left.Select(o => o.Line.Raw).Prepend(read.Header ?? "").Where(l => l.Length > 0)), null, said);
        var first = read.Header is null ? 1 : 2;
        return Page(rules, form, [], [.. left.Select((o, i) => o with { Line = o.Line with { Number = first + i } })]);
    }

    private ViewResult Page(EventRules rules, InviteForm form, List<Problem> problems, IReadOnlyList<LineOutcome> lines)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        ModelState.Clear();
        return Screen("InvitePeople", new InviteView(rules, form, problems, lines), $"Inviter : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(rules.EventId)));
    }
}

/// <summary>Whom to invite, and a word to them; <see cref="Vu"/> names what was shown: only that is sent.</summary>
internal sealed class InviteForm
{
    public string? Lignes { get; set; }
    public string? Mot { get; set; }
    public string? Vu { get; set; }
    public string? Geste { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public string? Said { get; set; }
}

internal sealed record InviteView(EventRules Rules, InviteForm Form, IReadOnlyList<Problem> Problems, IReadOnlyList<LineOutcome> Lines)
{
    public int Taken => Lines.Count(l => l.Fate == LineFate.Invited);
}
