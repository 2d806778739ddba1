using Reseau50.Cms.Features;

namespace Reseau50.Workshops;

public sealed class WorkshopsModule : ReseauModule
{
    public override string Name => "Ateliers";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];
}
