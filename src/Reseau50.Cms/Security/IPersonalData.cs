namespace Reseau50.Cms.Security;

/// <summary>
/// What a module keeps about people: everything of one person can be handed over, and taken away. A table that names somebody belongs to one of these; a test reads every table of the site
/// after a closure, and another finds a table that nobody answers for.
/// </summary>
public interface IPersonalData
{
    /// <summary>In French, for whoever reads what the site keeps about them.</summary>
    string Name { get; }

    /// <summary>The entities of its tables that name people, by whatever they are named.</summary>
    IReadOnlyList<Type> Tables { get; }

    Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct);

    /// <summary>Within the unit of work under way: what is only about the person goes, what others need stays without the person's name.</summary>
    Task EraseAsync(PersonalSubject who, CancellationToken ct);
}

/// <summary>Whose data it is: the three ways by which tables name somebody.</summary>
public sealed record PersonalSubject(string AccountId, string Email, string Name)
{
    /// <summary>What readers see instead of a name.</summary>
    public const string Gone = "Membre parti";

    /// <summary>What takes the place of the id in lines that stay. Drawn by lot for one closure: it leads back to nobody, and the lines of one person still belong together.</summary>
    public string Pseudonym { get; } = $"{Gone} {Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(5))}";

    /// <summary>Somebody else who stays has the same name: a name alone then proves nothing.</summary>
    public bool HasNamesake { get; init; }
}

/// <summary>Rows as their owner takes them away. <see cref="Name"/> names a file: small letters, no accents.</summary>
public sealed record PersonalTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
