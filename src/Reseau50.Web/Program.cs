using Reseau50.Web.Commands;

namespace Reseau50.Web;

/// <summary>The host's entry point: public, and not in the global namespace, for tests that start it.</summary>
public sealed class Program
{
    private Program() { }

    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
