using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Cms.Display;

/// <summary>Composes what a widget of one content type shows: a module's list on a page that a recipe arranged.</summary>
public interface IWidget
{
    string ContentType { get; }

    /// <summary>The template and its model, or null when there is nothing to show.</summary>
    Task<Shape?> BuildAsync(ContentItem widget, Viewer viewer, CancellationToken ct);
}
