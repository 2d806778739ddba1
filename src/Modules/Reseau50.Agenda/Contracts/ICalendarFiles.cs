using System.Security.Cryptography;
using System.Text;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Contracts;

/// <summary>Calendar files other modules offer to subscribe to.</summary>
public interface ICalendarFiles
{
    /// <summary>The sessions of these workshops that <paramref name="viewer"/> may see: to come, and of the last ninety days. <paramref name="address"/> is the site's.</summary>
    Task<CalendarFile> SessionsAsync(string name, IReadOnlyCollection<string> workshopIds, string address, Viewer viewer, CancellationToken ct = default);
}

/// <summary>A calendar file. Its tag is its text: a calendar that asks again every hour is told « nothing new » until something is.</summary>
public sealed record CalendarFile(byte[] Bytes)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..32]}\"";

    public static CalendarFile Of(string ics) => new(Encoding.UTF8.GetBytes(ics));
}
