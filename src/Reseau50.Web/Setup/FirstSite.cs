using Reseau50.Accounts.Contracts;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Settings;

namespace Reseau50.Web.Setup;

/// <summary>What a recipe cannot know of a new site: its name, its address, who runs it. What is null is left to the recipe.</summary>
internal sealed record FirstSite(string? Name, string? Address, NewAdministrator? Administrator)
{
    /// <summary>An address is the site's own: nothing after its host.</summary>
    public static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/";

    public async Task AddAsync(IServiceProvider services, CancellationToken ct)
    {
        var documents = services.GetRequiredService<SiteDocuments>();
        var settings = await documents.EditAsync<SiteSettings>(ct);
        (settings.SiteName, settings.BaseUrl) = (Name?.Trim() ?? settings.SiteName, Address?.TrimEnd('/') ?? settings.BaseUrl);
        await documents.WriteAsync(settings, ct);
        if (Administrator is not null) await services.GetRequiredService<IAdministrators>().CreateAsync(Administrator, ct);
    }
}
