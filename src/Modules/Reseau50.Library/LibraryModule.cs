using Reseau50.Cms.Features;

namespace Reseau50.Library;

public sealed class LibraryModule : ReseauModule
{
    public override string Name => "Ressources";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];
}
