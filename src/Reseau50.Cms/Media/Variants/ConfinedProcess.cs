using System.Diagnostics;

namespace Reseau50.Cms.Media.Variants;

/// <summary>Runs a tool on a file that may be hostile: little time, little memory, no environment, a folder of its own.</summary>
internal static class ConfinedProcess
{
    private const string Shell = "/bin/sh";

    // $1 is the address space in kB, $2 seconds of processor, then the tool. Blocks of 512 bytes: no output beyond 256 MB.
    private const string Script = "ulimit -c 0; ulimit -f 524288; ulimit -v \"$1\" || exit 125; ulimit -t \"$2\"; shift 2; exec \"$@\"";

    /// <summary>True when the tool ended well in time.</summary>
    public static async Task<bool> RunAsync(string tool, IEnumerable<string> arguments, string folder, MediaOptions limits, CancellationToken ct)
    {
        var start = new ProcessStartInfo { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (File.Exists(Shell))
        {
            start.FileName = Shell;
            string[] confined = ["-c", Script, "sh", $"{limits.ToolMegabytes * 1024L}", $"{(int)Math.Ceiling(limits.ToolTime.TotalSeconds)}", tool];
            foreach (var argument in confined) start.ArgumentList.Add(argument);
        }
        else
        {
            start.FileName = tool;
        }
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", path), ("HOME", folder), ("TMPDIR", folder), ("LC_ALL", "C"), ("VIPS_BLOCK_UNTRUSTED", "1"), ("VIPS_CONCURRENCY", "1") })
            start.Environment[name] = value;
        return await RunAsync(start, limits.ToolTime, ct);
    }

    private static async Task<bool> RunAsync(ProcessStartInfo start, TimeSpan time, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(time);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            // Both pipes are emptied, or a chatty tool would wait for ever.
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, limit.Token), process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token),
                process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }
}
