using System.Reflection;
using Reseau50.Cms.Documents;

namespace Reseau50.Cms.Features;

/// <summary>What a module brings exists while its feature is on; what the kernel brings always does.</summary>
public sealed class EnabledFeatures(SiteDocuments documents, ModuleCatalog modules)
{
    /// <summary>Those of <paramref name="brought"/> whose <paramref name="origin"/> is no module, or one that is on.</summary>
    public async ValueTask<IReadOnlyList<T>> OfAsync<T>(IEnumerable<T> brought, Func<T, Assembly> origin, CancellationToken ct = default)
    {
        var on = (await documents.ReadAsync<FeatureState>(ct)).Enabled;
        return [.. brought.Where(b => IsOn(origin(b), on))];
    }

    /// <summary>Whether the module that brings <paramref name="type"/> is on.</summary>
    public async ValueTask<bool> HasAsync(Type type, CancellationToken ct = default) => (await OfAsync([type], t => t.Assembly, ct)).Count > 0;

    private bool IsOn(Assembly origin, List<string> on) => modules.All.Skip(1).FirstOrDefault(m => m.GetType().Assembly == origin) is not { } module || on.Contains(module.Id);
}
