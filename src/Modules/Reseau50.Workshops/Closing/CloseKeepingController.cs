using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;

namespace Reseau50.Workshops.Closing;

/// <summary>What the form of a session tells the site while one writes, and what it is told.</summary>
internal sealed class CloseKeepingController(ClosingTable table, OpenForms forms) : AdminController
{
    private const string Path = CloseController.Path + "/copie";

    [HttpPost(Path)]
    public async Task<IActionResult> Keep(string id, string seance, CancellationToken ct)
    {
        var (refusal, closing) = await table.FindAsync(id, seance, ct);
        if (refusal is not null) return refusal;
        var news = await forms.HearAsync(await Request.ReadFormAsync(ct), closing!.Address, closing.WriteUpId, closing.Stored, ct);
        return news is null ? StatusCode(413) : Json(news);
    }

    [HttpPost(Path + "/effacer")]
    public async Task<IActionResult> Forget(string id, string seance, CancellationToken ct)
    {
        var (refusal, closing) = await table.FindAsync(id, seance, ct);
        if (refusal is not null) return refusal;
        await forms.ForgetAsync(closing!.Address, closing.WriteUpId, ct);
        return Then(closing.Address, "Le texte non enregistré est effacé.");
    }
}
