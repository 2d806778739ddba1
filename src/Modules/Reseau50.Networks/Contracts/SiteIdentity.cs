using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Settings;

namespace Reseau50.Networks.Contracts;

/// <summary>Who publishes the site, as the settings <c>Identite</c> say.</summary>
public sealed class SiteIdentity(SiteDocuments documents)
{
    private const string Type = "Identite";

    public async Task<Identity> ReadAsync(CancellationToken ct = default) =>
        new((await documents.ReadAsync<CustomSettings>(ct)).Items.TryGetValue(Type, out var json) ? ContentJson.ToItem(json) : null);

    public sealed class Identity(ContentItem? item)
    {
        public string? this[string field] => item?.Field<TextField>(Type, field).Text is { Length: > 0 } text ? text : null;

        /// <summary>The mark every page carries while the content is invented, or null.</summary>
        public string? DemonstrationMark => item?.Field<BooleanField>(Type, "Demonstration").Value == true ? this["MentionDemonstration"] ?? "Site de démonstration" : null;

        /// <summary>« non conforme » until an audit says otherwise.</summary>
        public string Accessibility => this["Accessibilite"] ?? "non conforme";
    }
}
