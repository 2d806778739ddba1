using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Agenda.Registration.Asking;
using Reseau50.Agenda.Registration.Letters;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Agenda.Registration.Manage.Writing;

/// <summary>Writes to those who registered for a date: a text, its preview with the number of those who get it, then the sending.</summary>
[Needs(AgendaModule.ManageRegistrations)]
internal sealed class WriteController(ManagedEvents events, MessageDesk desk, BookingLetters letters, PublicAddress address) : AdminController
{
    private const string Path = RegistrationsController.One + "/ecrire";
    private const int LongestSubject = 150, LongestBody = 10_000;

    /// <summary>What a message may name; each contact reads his or her own.</summary>
    public static readonly IReadOnlyList<string> Names = ["nom", "evenement", "quand", "lieu", "personnes", "lien", "acces"];

    public static string PathOf(string id) => RegistrationsController.PathOf(id) + "/ecrire";

    [HttpGet(Path)]
    public async Task<IActionResult> Write(string id, WriteForm form, CancellationToken ct)
    {
        form.Numero = Guid.CreateVersion7();
        return await events.FindAsync(id, ct) is { } rules ? await PageAsync(rules, form, [], null, ct) : NotFound();
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Send(string id, WriteForm form, CancellationToken ct)
    {
        if (await events.FindAsync(id, ct) is not { } rules) return NotFound();
        if (Problems(form) is { Count: > 0 } problems) return await PageAsync(rules, form, problems, null, ct);
        var message = new OrganiserMessage(form.Etat ?? "", form.Personnes, AskForm.Line(form.Objet)!, form.Message!.Trim(), form.Numero);
        var recipients = await desk.RecipientsAsync(id, message.Audience, message.Persons, ct);
        if (recipients.Count == 0) return await PageAsync(rules, form, [new(nameof(form.Etat), "Il n’y a personne à qui écrire : choisissez d’autres personnes.")], null, ct);
        if (await address.FindAsync(ct) is null) return await PageAsync(rules, form, [new("", "Le site ne connaît pas encore son adresse publique : rien ne peut partir. Demandez à qui tient le site de la donner dans les réglages.")], null, ct);
        var seen = message.Stamp + "-" + recipients.Count.ToString(CultureInfo.InvariantCulture);
        if (form.Geste != "envoyer" || form.Vu != seen)
        {
            (form.Change, form.Vu) = (form.Geste == "envoyer", seen);
            return await PageAsync(rules, form, [], new WritePreview(await letters.PreviewAsync(rules, recipients[0], message.Subject, message.Body, ct), recipients.Count), ct);
        }
        return await desk.SendAsync(id, message, ct) is { } sent
            ? Then(RegistrationsController.PathOf(id), Pager.Count(sent, "Ce message est déjà parti : il n’est pas envoyé deux fois.", "Le message part vers une adresse.", "adresses : le message part."))
            : NotFound();
    }

    private static List<Problem> Problems(WriteForm form)
    {
        var problems = new List<Problem>();
        if (form.Personnes.Count == 0 && MessageDesk.Audiences.All(a => a.Value != form.Etat)) problems.Add(new(nameof(form.Etat), "Choisissez à qui vous écrivez."));
        if (AskForm.Line(form.Objet) is not { } subject) problems.Add(new(nameof(form.Objet), "Donnez un objet : c’est ce qu’on lit d’abord."));
        else if (subject.Length > LongestSubject) problems.Add(new(nameof(form.Objet), $"Un objet compte {LongestSubject} caractères au plus."));
        if (string.IsNullOrWhiteSpace(form.Message)) problems.Add(new(nameof(form.Message), "Écrivez le message."));
        else if (form.Message.Length > LongestBody) problems.Add(new(nameof(form.Message), $"Ce texte compte {Pager.Words(form.Message.Length)} caractères ; gardez-en {Pager.Words(LongestBody)} au plus."));
        foreach (var name in MailVariables.Unknown(form.Message ?? "", Names))
            problems.Add(new(nameof(form.Message), $"Ce message ne connaît pas « {{{{ {name} }}}} ». Il connaît : {string.Join(", ", Names.Select(n => $"{{{{ {n} }}}}"))}. Corrigez ce nom, ou retirez-le."));
        return problems;
    }

    private async Task<IActionResult> PageAsync(EventRules rules, WriteForm form, List<Problem> problems, WritePreview? preview, CancellationToken ct)
    {
        if (problems.Count > 0) Response.StatusCode = 400;
        return Screen("WriteToPeople", new WriteView(rules, form, problems, await desk.CountsAsync(rules.EventId, ct), preview), $"Écrire : {rules.Title}", new Crumb("Inscriptions", RegistrationsController.Path), new Crumb(rules.Title, RegistrationsController.PathOf(rules.EventId)));
    }
}

/// <summary>What is written, and to whom. <see cref="Numero"/> is the form's own; <see cref="Vu"/> names what the preview showed: nothing else is sent.</summary>
internal sealed class WriteForm
{
    public string? Etat { get; set; }
    public List<Guid> Personnes { get; set; } = [];
    public string? Objet { get; set; }
    public string? Message { get; set; }
    public Guid Numero { get; set; }
    public string? Vu { get; set; }
    public string? Geste { get; set; }

    /// <summary>Something changed since the preview.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public bool Change { get; set; }
}

internal sealed record WritePreview(ComposedMail Mail, int Recipients);

internal sealed record WriteView(EventRules Rules, WriteForm Form, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, int> Counts, WritePreview? Preview);
