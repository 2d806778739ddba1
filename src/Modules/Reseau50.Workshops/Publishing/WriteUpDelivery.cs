using System.Text.Json;
using Reseau50.Cms.Content;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Workshops.Contracts;

namespace Reseau50.Workshops.Publishing;

/// <summary>Tells the modules that are on, each in its turn. One that fails is tried again, and those before it with it.</summary>
internal sealed class WriteUpDelivery(IEnumerable<IWriteUpListener> listeners, EnabledFeatures features) : IJobHandler
{
    public const string Name = "workshops.write-up-published";

    public string Kind => Name;
    public string Feature => "Reseau50.Workshops";

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var published = JsonSerializer.Deserialize<WriteUpPublished>(payload, ContentJson.Options)!;
        foreach (var listener in await features.OfAsync(listeners, l => l.GetType().Assembly, ct)) await listener.HearAsync(published, ct);
    }
}
