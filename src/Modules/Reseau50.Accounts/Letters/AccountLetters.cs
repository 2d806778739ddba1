using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Letters;

/// <summary>Writes to the holder of an account. Keys name accounts by their id, never by an address.</summary>
internal sealed class AccountLetters(SiteDb db, MailWriter writer, PublicAddress address, TimeProvider clock)
{
    /// <summary>How often, within an hour, somebody else's asking may bring the same mail to one mailbox.</summary>
    public const int MostInAnHour = 3;

    /// <summary>Fails when no link can be written, whoever it would be for: a fault that only known addresses met would tell them apart.</summary>
    public Task RequireAddressAsync(CancellationToken ct) => address.ReadAsync(ct);

    /// <summary>Sends once for <paramref name="occasion"/>, whatever is asked later.</summary>
    public Task<bool> SendOnceAsync(Account to, string text, string occasion, CancellationToken ct, params (string Name, string Value)[] values) =>
        QueueAsync(to, to.Email!, text, occasion, values, ct);

    /// <summary>Sends to <paramref name="email"/>, an address this account does not have yet.</summary>
    public Task<bool> SendToAsync(string email, Account about, string text, string occasion, CancellationToken ct, params (string Name, string Value)[] values) =>
        QueueAsync(about, email, text, occasion, values, ct);

    /// <summary>Sends unless this text went to this account <see cref="MostInAnHour"/> times within the hour: then returns false.</summary>
    public async Task<bool> SendAsync(Account to, string text, CancellationToken ct, params (string Name, string Value)[] values)
    {
        if (!await HasRoomAsync(to, text, ct)) return false;
        // Two requests at once may both have found room: a place of the hour is taken once.
        foreach (var place in Places(clock.GetUtcNow().UtcDateTime))
            if (await QueueAsync(to, to.Email!, text, place, values, ct)) return true;
        return false;
    }

    public async Task<bool> HasRoomAsync(Account to, string text, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddHours(-1);
        var keys = Places(now).Concat(Places(since)).Select(p => Key(to, text, p)).ToList();
        return await db.Set<MailRow>().CountAsync(m => keys.Contains(m.DedupKey) && m.CreatedUtc > since, ct) < MostInAnHour;
    }

    /// <summary>An absolute link that names an account and carries its secret.</summary>
    public async Task<string> LinkAsync(string path, Account account, string token, CancellationToken ct) =>
        $"{await address.ReadAsync(ct)}{path}{(path.Contains('?') ? '&' : '?')}id={Uri.EscapeDataString(account.Id)}&jeton={Uri.EscapeDataString(token)}";

    private Task<bool> QueueAsync(Account about, string email, string text, string occasion, IEnumerable<(string Name, string Value)> values, CancellationToken ct) =>
        writer.QueueAsync(Key(about, text, occasion), email, text, values.Append(("nom", about.DisplayName)).ToDictionary(v => v.Item1, v => v.Item2), ct);

    private static IEnumerable<string> Places(DateTime hour) => Enumerable.Range(1, MostInAnHour).Select(n => hour.ToString("yyyyMMddHH", CultureInfo.InvariantCulture) + ":" + n);

    private static string Key(Account account, string text, string occasion) => $"compte:{account.Id}:{text}:{occasion}";
}
