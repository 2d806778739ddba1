namespace Reseau50.Networks.Contracts;

/// <summary>When something was last checked; older than twelve months, it is to be checked again.</summary>
public sealed record Checked(DateTime? Date, bool IsOld)
{
    public static Checked On(DateTime? date, DateOnly today) => new(date, date is null || DateOnly.FromDateTime(date.Value).AddMonths(12) < today);
}
