using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Reseau50.Testing;

/// <summary>Counts the commands sent to the database: <c>services.ConfigureDbContext&lt;SiteDb&gt;(b => b.AddInterceptors(count))</c>.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int _value;

    public int Value => _value;

    public void Reset() => _value = 0;

    /// <summary>How many commands <paramref name="work"/> sends.</summary>
    public async Task<int> OfAsync(Func<Task> work)
    {
        var before = _value;
        await work();
        return _value - before;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref _value);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _value);
        return ValueTask.FromResult(result);
    }
}
