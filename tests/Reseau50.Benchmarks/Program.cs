using Reseau50.Benchmarks;

var all = new Dictionary<string, Func<Task<Figures>>>
{
    ["recipe"] = RecipeBenchmark.RunAsync,
    ["list"] = ListBenchmark.RunAsync,
    ["feed"] = FeedBenchmark.RunAsync,
    ["registration"] = RegistrationBenchmark.RunAsync,
    ["forum"] = ForumBenchmark.RunAsync,
    ["throughput"] = ThroughputBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
};

if (args is [StaticServer.Command, var folder, var url]) return await StaticServer.RunAsync(folder, url);
if (args is not [var name] || (name != "all" && !all.ContainsKey(name)))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Reseau50.Benchmarks -- <{string.Join('|', all.Keys)}|all>");
    return 2;
}
#if DEBUG
Console.Error.WriteLine("Built for debugging: these figures say nothing. Use -c Release.");
#endif
var figures = new List<Figures>();
foreach (var (key, run) in all.Where(b => name == "all" || b.Key == name))
{
    Console.Error.WriteLine($"{DateTime.Now:T} {key}, load {MachineLoad.Now}");
    figures.Add(await run());
    figures[^1].Print();
}
Publication.Remove();
return figures.All(f => f.Held) ? 0 : 1;
