namespace Reseau50.Cms.Data;

/// <summary>How long a queue waits before it tries again: a minute at first, a day at most, some forty hours in all.</summary>
internal static class Backoff
{
    public const int MaxAttempts = 8;
    private static readonly int[] Minutes = [1, 5, 15, 60, 240, 720, 1440];

    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Minutes[Math.Clamp(attempts - 1, 0, Minutes.Length - 1)]);
}
