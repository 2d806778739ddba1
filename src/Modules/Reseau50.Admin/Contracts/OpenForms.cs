using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>What was typed and not saved, as its author finds it again.</summary>
public sealed record Unsaved(FormInput Form, string? Stamp, DateTime AtUtc);

/// <summary>Somebody else on the same form.</summary>
public sealed record Presence(string Name, DateTime SeenUtc);

/// <summary>What stands above a form: what one left unsaved in it, and who else has it open. Drawn by <see cref="FormPieces.State"/>.</summary>
public sealed record FormState(string Address, Unsaved? Unsaved, IReadOnlyList<Presence> Others);

/// <summary>What an open form is told every few seconds. <see cref="Overtaken"/>: a newer version was saved than the one it started from.</summary>
public sealed record FormNews(IReadOnlyList<string> Others, bool Overtaken);

/// <summary>Who has which form open, and what is typed in it: kept apart from the item, so that a copy never passes for a draft nor stands in a colleague's way.</summary>
public sealed class OpenForms(SiteDb db, CurrentViewer viewer, TimeProvider clock)
{
    /// <summary>Characters of one kept form, at most: ten times the longest write-up.</summary>
    public const int Longest = 1_000_000;

    /// <summary>Days a copy waits for its author.</summary>
    public const int Days = 30;

    /// <summary>What a form carries that nobody typed.</summary>
    public static readonly IReadOnlyList<string> NotTyped = ["__RequestVerificationToken", "geste", "depart", "relu", "malgre"];

    // Forms tell that they are open every fifteen seconds: two may be missed.
    private static readonly TimeSpan There = TimeSpan.FromSeconds(45);

    /// <summary>Where everybody who writes an item is seen, whichever form of it they have.</summary>
    public static string AddressOf(string itemId) => $"{AdminController.Root}/contenus/{itemId}";

    private string Me => viewer.Value.AccountId!;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The form at <paramref name="address"/> is drawn. <paramref name="itemId"/> is what it writes, if that has an id already.</summary>
    public async Task<FormState> ShowAsync(string address, string? itemId, string? stamp, Unsaved? unsaved, CancellationToken ct) =>
        new(address, unsaved, await OthersAsync(await SeenAsync(address, itemId, stamp, null, ct), ct));

    /// <summary>What an open form says of itself: without the fields of the form it only says that somebody is there. Null when it is too long to be kept.</summary>
    public async Task<FormNews?> HearAsync(IFormCollection form, string address, string? itemId, ContentItem? stored, CancellationToken ct)
    {
        var stamp = form["depart"].ToString() is { Length: > 0 } given ? given : null;
        var typed = form.Keys.All(k => NotTyped.Contains(k)) ? null : form;
        if (typed is not null && typed.Sum(p => p.Key.Length + p.Value.Sum(v => v?.Length ?? 0)) > Longest) return null;
        var others = await OthersAsync(await SeenAsync(address, itemId, stamp, typed, ct), ct);
        return new FormNews([.. others.Select(o => o.Name)], itemId is not null && stamp is not null && stamp != ItemSave.StampOf(stored));
    }

    private async Task<string> SeenAsync(string address, string? itemId, string? stamp, IFormCollection? typed, CancellationToken ct)
    {
        await KeepAsync(address, stamp, typed, ct);
        if (itemId is null || AddressOf(itemId) == address) return address;
        await KeepAsync(AddressOf(itemId), stamp, null, ct);
        return AddressOf(itemId);
    }

    /// <summary>Says that the form is open; with <paramref name="typed"/>, keeps what is in it.</summary>
    public async Task KeepAsync(string address, string? stamp, IFormCollection? typed, CancellationToken ct)
    {
        // Whoever looks with somebody else's eyes is not that person at work.
        if (viewer.Value.SeenBy is not null) return;
        var (now, json) = (Now, typed is null ? null : Json(typed));
        // Two attempts: two windows may open the same form in the same instant.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var mine = db.Set<OpenForm>().Where(x => x.AccountId == Me && x.Address == address);
            var known = json is null ? await mine.ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenUtc, now), ct)
                : await mine.ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenUtc, now).SetProperty(x => x.TypedUtc, now).SetProperty(x => x.Typed, json).SetProperty(x => x.Stamp, stamp), ct);
            if (known == 1) return;
            db.Add(new OpenForm { AccountId = Me, Address = address, Name = viewer.Value.Name ?? "", Stamp = stamp, Typed = json, TypedUtc = json is null ? null : now, SeenUtc = now });
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (attempt == 0)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>What one left unsaved there, if anything.</summary>
    public async Task<Unsaved?> UnsavedAsync(string address, CancellationToken ct)
    {
        var kept = await db.Set<OpenForm>().AsNoTracking().FirstOrDefaultAsync(x => x.AccountId == Me && x.Address == address && x.Typed != null, ct);
        return kept is null ? null : new Unsaved(FormOf(kept.Typed!), kept.Stamp, kept.TypedUtc!.Value);
    }

    public Task<List<Presence>> OthersAsync(string address, CancellationToken ct)
    {
        var since = Now - There;
        return db.Set<OpenForm>().Where(x => x.Address == address && x.AccountId != Me && x.SeenUtc >= since).OrderByDescending(x => x.SeenUtc).Take(5).Select(x => new Presence(x.Name, x.SeenUtc)).ToListAsync(ct);
    }

    /// <summary>Nothing is left to save, and the form is closed.</summary>
    public Task ForgetAsync(string address, CancellationToken ct) => db.Set<OpenForm>().Where(x => x.AccountId == Me && x.Address == address).ExecuteDeleteAsync(ct);

    /// <summary>The same of a form that is not the item's own: what was typed in that one is left.</summary>
    public Task ForgetAsync(string address, string itemId, CancellationToken ct)
    {
        var item = AddressOf(itemId);
        return db.Set<OpenForm>().Where(x => x.AccountId == Me && (x.Address == address || (x.Address == item && x.Typed == null))).ExecuteDeleteAsync(ct);
    }

    private static string? Json(IFormCollection typed)
    {
        var values = typed.Where(p => !NotTyped.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.ToArray());
        var json = JsonSerializer.Serialize(values, ContentJson.Options);
        return json.Length <= Longest ? json : null;
    }

    private static FormInput FormOf(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json)!.ToDictionary(p => p.Key, p => new Microsoft.Extensions.Primitives.StringValues(p.Value)));
}
