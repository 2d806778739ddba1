namespace Reseau50.Cms.Security;

/// <summary>Who looks, in this request. A visitor, until the accounts module says otherwise.</summary>
public sealed class CurrentViewer
{
    public Viewer Value { get; set; } = Viewer.Visitor;
}
