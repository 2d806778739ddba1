using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Day;

/// <summary>The rules of a date the reader may see; null for any other, and for one nobody registers for.</summary>
internal sealed class VisibleDates(ContentReader content, RuleReader rules, CurrentViewer viewer)
{
    public async Task<EventRules?> FindAsync(string id, CancellationToken ct) =>
        await content.PublishedAsync(id, viewer.Value, ct) is { ContentType: Evenement.Type } item && await rules.OfAsync(item, ct) is { Mode: not RegistrationMode.None } found ? found : null;
}
