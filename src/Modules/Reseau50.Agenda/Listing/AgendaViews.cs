using Reseau50.Agenda.Contracts;

namespace Reseau50.Agenda.Listing;

/// <summary>The ways from list to month to year, filters kept. <see cref="Month"/> and <see cref="Year"/> are where the reader is, or null on the list. Drawn by the template <c>AgendaViews</c>.</summary>
internal sealed record AgendaViews(AgendaFilter Filter, DateOnly? Month, int? Year, Season? Plan)
{
    public bool OnList => Month is null && Year is null;

    /// <summary>The month and the year that the links lead to, from a list that is somewhere in time.</summary>
    public DateOnly Around { get; init; }
}
