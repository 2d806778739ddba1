using Reseau50.Web.Commands;

return await CommandLine.RunAsync(args);

/// <summary>The host's entry point, public for tests.</summary>
public partial class Program;
