namespace Reseau50.Cms.Security;

/// <summary>A right, by its Orchard name, with the French label an administrator reads.</summary>
public sealed record Permission(string Name, string Label);

/// <summary>The site's roles: a stored document.</summary>
public sealed class RoleList
{
    public List<RoleRecord> Roles { get; set; } = [];
}

/// <summary>A role as the Roles step writes it.</summary>
public sealed class RoleRecord
{
    public string Name { get; set; } = "";
    public string? Description { get; set; }
    public List<string> Permissions { get; set; } = [];
}
