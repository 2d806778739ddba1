namespace Reseau50.Accounts.Privacy.Requests;

/// <summary>Somebody asked something about their data: by themselves on the site, where the answer is at once, or by post or mail, where somebody has a month to answer.</summary>
internal sealed class PrivacyRequest
{
    /// <summary>What is asked.</summary>
    public const string Export = "copie", Closure = "effacement", Rectification = "rectification", Objection = "opposition";

    /// <summary>How it came.</summary>
    public const string Site = "site", Post = "courrier", Mail = "courriel", Voice = "oral";

    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
        [(Export, "Recevoir ses données"), (Rectification, "Corriger ses données"), (Closure, "Effacer ses données"), (Objection, "S’opposer à un usage")];

    public static readonly IReadOnlyList<(string Value, string Text)> Ways = [(Mail, "par courriel"), (Post, "par courrier"), (Voice, "de vive voix"), (Site, "sur le site")];

    public string Id { get; set; } = Guid.CreateVersion7().ToString();
    public string Kind { get; set; } = "";
    public string Way { get; set; } = Site;

    /// <summary>The account, when one asked on the site; null once it is closed.</summary>
    public string? AccountId { get; set; }

    /// <summary>Who asks, as whoever recorded it wrote it.</summary>
    public string Who { get; set; } = "";
    public string Note { get; set; } = "";
    public DateTime ReceivedUtc { get; set; }
    public DateTime? AnsweredUtc { get; set; }
    public string Answer { get; set; } = "";

    /// <summary>The id of the account that answered; null when the site did.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>The law's limit: one month after it came.</summary>
    public DateTime DueUtc => ReceivedUtc.AddMonths(1);
}
