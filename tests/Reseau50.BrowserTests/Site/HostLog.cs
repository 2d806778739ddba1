using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Reseau50.BrowserTests.Site;

/// <summary>Every warning or worse that the host logs, until a test takes it.</summary>
public sealed class HostLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What was logged since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_lines.TryDequeue(out var line)) taken.Add(line);
        return taken;
    }

    /// <summary>Listens as the host's own log does: what that one leaves out on purpose is left out here.</summary>
    internal void Listen(ILoggingBuilder logging) => logging.AddProvider(this)
        .AddFilter<HostLog>(null, LogLevel.Warning)
        .AddFilter<HostLog>("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
        .AddFilter<HostLog>("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    public ILogger CreateLogger(string categoryName) => new Line(categoryName, _lines);

    public void Dispose() { }

    private sealed class Line(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
