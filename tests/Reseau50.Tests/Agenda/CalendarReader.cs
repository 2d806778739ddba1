using System.Diagnostics;
using System.Text.Json;

namespace Reseau50.Tests.Agenda;

/// <summary>A date as a client has it: an instant in UTC, or a day.</summary>
internal sealed record ReadDate(string Start, string? End, string? Status, string Summary);

/// <summary>An event as a client has it, series unfolded.</summary>
internal sealed record ReadEvent(string Uid, string Summary, string? Location, string? Description, bool Recurring, IReadOnlyList<ReadDate> Dates);

/// <summary>A calendar file read by ical.js, the calendar of a mail programme: nothing of ours has a part in it.</summary>
internal sealed record ReadCalendar(string? Name, IReadOnlyList<string> Zones, IReadOnlyList<ReadEvent> Events)
{
    public static async Task<ReadCalendar> OfAsync(string ics)
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "tools", "ical");
        using var node = Process.Start(new ProcessStartInfo("node", ["read.cjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (answer, faults) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(ics));
        node.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await node.WaitForExitAsync(limit.Token);
        Assert.Equal("", await faults);
        return JsonSerializer.Deserialize<ReadCalendar>(await answer, JsonSerializerOptions.Web)!;
    }

    public ReadEvent this[string id] => Events.Single(e => e.Uid == id + "@agenda.reseau50");
}
