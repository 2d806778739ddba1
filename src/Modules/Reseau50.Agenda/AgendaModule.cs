using Reseau50.Cms.Features;

namespace Reseau50.Agenda;

public sealed class AgendaModule : ReseauModule
{
    public override string Name => "Agenda";
    public override IReadOnlyList<string> Needs => ["Reseau50.Networks"];
}
