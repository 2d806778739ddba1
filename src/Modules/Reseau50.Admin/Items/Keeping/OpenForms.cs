using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Items.Keeping;

/// <summary>What was typed and not saved, as its author finds it again.</summary>
internal sealed record Unsaved(FormInput Form, string? Stamp, DateTime AtUtc);

/// <summary>Somebody else on the same form.</summary>
internal sealed record Presence(string Name, DateTime SeenUtc);

/// <summary>Who has which form open, and what is typed in it: kept apart from the item, so that a copy never passes for a draft nor stands in a colleague's way.</summary>
internal sealed class OpenForms(SiteDb db, CurrentViewer viewer, TimeProvider clock)
{
    /// <summary>Characters of one kept form, at most: ten times the longest write-up.</summary>
    public const int Longest = 1_000_000;

    /// <summary>Days a copy waits for its author.</summary>
    public const int Days = 30;

    /// <summary>What a form carries that nobody typed.</summary>
    public static readonly IReadOnlyList<string> NotTyped = ["__RequestVerificationToken", "geste", "depart", "relu"];

    // Forms tell that they are open every fifteen seconds: two may be missed.
    private static readonly TimeSpan There = TimeSpan.FromSeconds(45);

    private string Me => viewer.Value.AccountId!;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Says that the form is open; with <paramref name="typed"/>, keeps what is in it.</summary>
    public async Task KeepAsync(string address, string? stamp, IFormCollection? typed, CancellationToken ct)
    {
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

    private static string? Json(IFormCollection typed)
    {
        var values = typed.Where(p => !NotTyped.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.ToArray());
        var json = JsonSerializer.Serialize(values, ContentJson.Options);
        return json.Length <= Longest ? json : null;
    }

    private static FormInput FormOf(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json)!.ToDictionary(p => p.Key, p => new Microsoft.Extensions.Primitives.StringValues(p.Value)));
}
