using Reseau50.Accounts.Letters;

namespace Reseau50.Accounts.Manage.Requests;

/// <summary>An answer to one request or to several: its button, the mail that leaves, and what is typed into it.</summary>
internal sealed record RequestAct(string Name, string Button, string Title, string Effect, string Text, string Variable, string Label, string? Missing, string DoneOne, string DoneMany)
{
    public static readonly IReadOnlyList<RequestAct> All =
    [
        new("accepter", "Accepter", "Accepter la demande", "Le compte s’ouvre tout de suite, et ce courriel part.", AccountTexts.Accepted, "mot", "Un mot personnel", null,
            "Le compte est ouvert, et le courriel est parti.", "comptes sont ouverts, et les courriels sont partis."),
        new("refuser", "Refuser", "Refuser la demande", "Le compte ne s’ouvrira pas. Ce courriel part avec la raison, et la demande s’efface trente jours plus tard.", AccountTexts.Declined, "raison", "La raison",
            "Donnez la raison : la personne la lira.", "La demande est refusée, et le courriel est parti.", "demandes sont refusées, et les courriels sont partis."),
        new("ecrire", "Écrire", "Écrire à propos de la demande", "La demande reste en attente, et ce courriel part.", AccountTexts.Message, "message", "Votre message",
            "Écrivez votre message : c’est ce que la personne lira.", "Le courriel est parti. La demande attend toujours une réponse.", "courriels sont partis. Les demandes attendent toujours une réponse."),
    ];

    public static RequestAct? Of(string? name) => All.FirstOrDefault(a => a.Name == name);
}
