namespace Reseau50.Cms.Mail;

/// <summary>Where mail goes (section <c>Mail</c>). Without a host it is written as <c>.eml</c> files into the data folder.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "Réseau50 <ne-pas-repondre@reseau50.example>";
    public bool StartTls { get; set; } = true;

    /// <summary>How long a server may take for one message.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time between two looks at an empty outbox.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromSeconds(2);
}
