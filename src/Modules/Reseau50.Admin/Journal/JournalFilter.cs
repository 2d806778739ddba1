using System.Globalization;

namespace Reseau50.Admin.Journal;

/// <summary>What the journal is asked; the words are those of its address.</summary>
internal sealed record JournalFilter(string? Q = null, string? Qui = null, string? Quoi = null, DateOnly? Du = null, DateOnly? Au = null, int Page = 1)
{
    /// <summary>Families of acts: how their names start, in the order of the list.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Families =
    [
        ("content.", "Contenus"), ("media.", "Fichiers"), ("member.", "Membres et demandes"), ("account.", "Comptes"), ("role.", "Rôles"), ("workshop.", "Ateliers"), ("mail.", "Courriels"), ("contact.", "Messages reçus"), ("recipe.", "Recettes"), ("site.", "Réglages et modules"),
    ];

    public Dictionary<string, string?> Query => new() { ["q"] = Q, ["qui"] = Qui, ["quoi"] = Quoi, ["du"] = Du?.ToString("o", CultureInfo.InvariantCulture), ["au"] = Au?.ToString("o", CultureInfo.InvariantCulture) };
}

/// <summary>One line, with the name of who acted.</summary>
internal sealed record JournalLine(DateTime AtUtc, string Who, string Action, string SubjectType, string SubjectId, string Summary);
