using System.Diagnostics;
using Reseau50.Web;

namespace Reseau50.Testing;

/// <summary>What a command printed and how it ended.</summary>
public sealed record HostResult(int ExitCode, string Out, string Error);

/// <summary>The host as its users start it: a process of its own, on a data folder of its own.</summary>
public sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _root = Directory.CreateTempSubdirectory("reseau50-host-").FullName;

    public HostProcess(string environment = "Development", string? connection = null)
    {
        (Environment, Connection) = (environment, connection);
        Data = Path.Combine(_root, "data");
    }

    /// <summary>The host's assembly: the one built with the tests, or a publication.</summary>
    public string Host { get; set; } = typeof(Modules).Assembly.Location;

    /// <summary>What its environment has besides.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; set; } = new Dictionary<string, string>();

    public string Data { get; set; }
    public string Environment { get; set; }

    /// <summary>A PostgreSQL connection string; null for SQLite in the data folder.</summary>
    public string? Connection { get; set; }

    /// <summary>A path beside the data folder, removed with it.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    /// <summary>Writes a recipe beside the data folder.</summary>
    public string Recipe(string name, string text)
    {
        var path = Beside(name + ".recipe.json");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<HostResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new HostResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command, gives it all of its input, and leaves it running.</summary>
    public Process Start(string[] arguments, string input)
    {
        var process = Start(arguments, reads: true);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public Process Start(params string[] arguments) => Start(arguments, reads: false);

    private Process Start(string[] arguments, bool reads)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", Host },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = reads,
            WorkingDirectory = _root,
            Environment = { ["RESEAU50_DATA"] = Data, ["ASPNETCORE_ENVIRONMENT"] = Environment, ["DOTNET_ENVIRONMENT"] = null, ["ConnectionStrings__Reseau50"] = Connection },
        };
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
