using Reseau50.Cms.Display;
using Reseau50.Cms.Documents;

namespace Reseau50.Cms.Security;

/// <summary>Audiences an item can be kept for, as an editor chooses them. Each module names its own.</summary>
public interface IAudienceSource
{
    /// <summary>Sources come in this order, smallest first.</summary>
    int Position { get; }

    /// <summary>What <see cref="Choice.Value"/> holds is how <see cref="Viewer.Audiences"/> writes it.</summary>
    Task<IReadOnlyList<Choice>> AllAsync(CancellationToken ct);
}

/// <summary>Those who have a role.</summary>
internal sealed class RoleAudiences(SiteDocuments documents) : IAudienceSource
{
    public int Position => 90;

    public async Task<IReadOnlyList<Choice>> AllAsync(CancellationToken ct) =>
        [.. (await documents.ReadAsync<RoleList>(ct)).Roles.Where(r => r.Name is not (KernelPermissions.Anonymous or KernelPermissions.Authenticated))
            .Select(r => new Choice("role:" + r.Name, "Rôle : " + (r.Description?.Split(':')[0].Trim() is { Length: > 0 } words ? words : r.Name)))];
}
