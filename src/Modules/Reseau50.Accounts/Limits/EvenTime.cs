namespace Reseau50.Accounts.Limits;

/// <summary>The same time whatever was found: an answer that came sooner for an unknown address would tell who has an account.</summary>
internal static class EvenTime
{
    // Longer than the longest of what is timed: a password hashed, a few rows written.
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(700);

    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var even = Task.Delay(Least);
        try
        {
            return await work();
        }
        finally
        {
            await even;
        }
    }
}
