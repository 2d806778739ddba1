using Reseau50.Cms.Features;

namespace Reseau50.Territories;

public sealed class TerritoriesModule : ReseauModule
{
    public override string Name => "Territoires et structures";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];
}
