using Reseau50.Agenda.Events;
using Reseau50.Agenda.Registration.Rules;
using Reseau50.Cms.Content;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Registration.Manage;

/// <summary>The date a screen of the organiser is about: published, seen by whoever looks, and one registers for it. Any other is not there.</summary>
internal sealed class ManagedEvents(ContentReader content, RuleReader reader, CurrentViewer viewer)
{
    public async Task<EventRules?> FindAsync(string id, CancellationToken ct) =>
        await content.PublishedAsync(id, viewer.Value, ct) is { ContentType: Evenement.Type } item && await reader.OfAsync(item, ct) is { Mode: not RegistrationMode.None } rules ? rules : null;
}
