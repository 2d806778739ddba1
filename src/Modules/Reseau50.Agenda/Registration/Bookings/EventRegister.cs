namespace Reseau50.Agenda.Registration.Bookings;

/// <summary>What the registrations of one event share.</summary>
internal sealed class EventRegister
{
    public string EventId { get; set; } = "";

    /// <summary>The last place given in the order of arrival.</summary>
    public long LastPosition { get; set; }

    /// <summary>When the event is over, as its last published version said: what is kept about people is counted from here.</summary>
    public DateTime? EndsUtc { get; set; }

    /// <summary>When something ends by itself next: a seat held, an offer, a reserve.</summary>
    public DateTime? NextDueUtc { get; set; }

    /// <summary>When, where and whether it takes place, as those who registered were last told.</summary>
    public string? Told { get; set; }

    /// <summary>Which reminders left: « 7:20270309; » is the one of seven days before that day.</summary>
    public string? Reminded { get; set; }

    /// <summary>How often that changed: the SEQUENCE of their calendar entries.</summary>
    public int Sequence { get; set; }

    /// <summary>How many came, in one word of the organiser's, once it is over: « faible », « attendue », « forte ».</summary>
    public string? Draw { get; set; }

    /// <summary>What the organisers say of the date, in Markdown.</summary>
    public string? Note { get; set; }
}
