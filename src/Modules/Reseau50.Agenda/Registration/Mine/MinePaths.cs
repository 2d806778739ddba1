namespace Reseau50.Agenda.Registration.Mine;

/// <summary>Addresses of the page of a booking; whoever knows one may act for its contact.</summary>
internal static class MinePaths
{
    public const string Root = "/agenda/inscriptions", One = Root + "/{secret}", Answers = One + "/reponses", Opinion = One + "/avis";

    public static string Of(string secret) => Root + "/" + secret;

    public static string OpinionOf(string secret) => Of(secret) + "/avis";
}
