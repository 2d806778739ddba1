using System.Diagnostics;

namespace Reseau50.Benchmarks;

/// <summary>A recipe of 1,500 items, and of four times as many: time, and memory that must not follow.</summary>
internal static class RecipeBenchmark
{
    private const int Small = 1_500;
    private const int Large = 6_000;

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures("Recipe");
        // Once for the file cache of the machine; the figure is of a command as it is typed, its start included.
        await ApplyAsync(100);
        var (time, memory) = await ApplyAsync(Small);
        var (timeLarge, memoryLarge) = await ApplyAsync(Large);
        figures.AtMost($"apply {Small} items, process start included", time.TotalSeconds, 10, "s");
        figures.Add($"apply {Large} items", timeLarge.TotalSeconds, "s");
        figures.Add($"peak memory, {Small} items", memory, "MB");
        figures.AtMost($"peak memory, {Large} items: more than {Small}, beyond the file itself", memoryLarge - memory, 32, "MB");
        return figures;
    }

    private static async Task<(TimeSpan Time, double Peak)> ApplyAsync(int count)
    {
        using var host = new HostProcess { Host = Publication.Host };
        var recipe = host.Beside("genere.recipe.json");
        GeneratedRecipe.Write(recipe, count);
        var watch = Stopwatch.StartNew();
        using var process = host.Start("recipe", "apply", recipe);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.HasExited)
        {
            if (ProcessMemory.Megabytes(process.Id, "VmHWM") is var now && now > peak) peak = now;
            await Task.Delay(20);
        }
        watch.Stop();
        await output;
        if (process.ExitCode != 0) throw new InvalidOperationException("The recipe failed: " + (await output)[1]);
        return (watch.Elapsed, peak - new FileInfo(recipe).Length / 1024.0 / 1024);
    }
}
