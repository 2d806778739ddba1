using Reseau50.Cms.Security;

namespace Reseau50.Admin.Contracts;

/// <summary>A panel of the administration's first page: what waits for somebody, and the way to it.</summary>
public interface IAdminPanel
{
    /// <summary>Panels come in this order, smallest first.</summary>
    int Position { get; }

    /// <summary>The panel for <paramref name="viewer"/>, or null when it does not concern him or her.</summary>
    Task<AdminPanel?> ForAsync(Viewer viewer, CancellationToken ct);
}

/// <summary>A title and a few lines; <see cref="Empty"/> is said when there is none.</summary>
public sealed record AdminPanel(string Title, IReadOnlyList<AdminPanelLine> Lines, string Empty)
{
    /// <summary>The address of the whole list.</summary>
    public string? All { get; init; }
}

/// <summary>A thing to do.</summary>
public sealed record AdminPanelLine(string Text, string Path, string Note);
