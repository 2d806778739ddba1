using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Site;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Listing;

/// <summary>Which dates are shown, and in which order: those to come, those that are over (newest first), or a whole season.</summary>
internal enum AgendaView { Upcoming, Past, Season }

/// <summary>What the reader chose, each choice already known to exist; what is not known was left out.</summary>
internal sealed record AgendaFilter(AgendaView View, Reseau? Network, Term? Kind, Term? Epci, Season? Season)
{
    public const string PastValue = "passees";
    public bool IsNarrow => Network is not null || Kind is not null || Epci is not null;

    public string Key => $"{View}:{Network?.Id}:{Kind?.Id}:{Epci?.Id}:{Season?.Id}";

    public static string? SlugOf(Term? epci) => epci?.Path is { } path ? path[(path.LastIndexOf('/') + 1)..] : epci?.Id;

    public IReadOnlyDictionary<string, string?> Query => new Dictionary<string, string?>
    {
        ["vue"] = View == AgendaView.Past ? PastValue : null,
        ["reseau"] = Network?.Slug,
        ["genre"] = Kind?.Id,
        ["territoire"] = SlugOf(Epci),
        ["saison"] = Season?.Slug,
    };

    /// <summary>The same time, without any other choice.</summary>
    public AgendaFilter Wide => this with { Network = null, Kind = null, Epci = null };

    /// <summary>The address of the same choices.</summary>
    public string Path => new Pager(1, 1, 0, "/agenda", Query).PathOf(1);

    /// <summary>The chosen network, kind and territory at another address: a month, a year, a feed.</summary>
    public string At(string path) => new Pager(1, 1, 0, path, (this with { View = AgendaView.Upcoming, Season = null }).Query).PathOf(1);

    /// <summary>The feed of the chosen network, kind and territory, whatever the time.</summary>
    public string FeedPath => this switch
    {
        { Network: { } network, Kind: null, Epci: null } => network.Path + "/agenda.ics",
        { Network: null, Kind: null, Epci: { } epci } => $"/territoires/{SlugOf(epci)}/agenda.ics",
        _ => At("/agenda.ics"),
    };

    /// <summary>The choices in words: « réseau RPE, « Webinaire » »; empty when all is shown.</summary>
    public string Words
    {
        get
        {
            var words = new List<string>();
            if (Network is not null) words.Add($"réseau {Network.Sigle}");
            if (Kind is not null) words.Add($"« {Kind.Name} »");
            if (Epci is not null) words.Add($"territoire {Epci.Name}");
            return string.Join(", ", words);
        }
    }

    /// <summary>The same choices over another time.</summary>
    public string PathOf(AgendaView view, Season? season = null) => (this with { View = view, Season = season }).Path;

    /// <summary>« 20 dates à venir, réseau RPE ».</summary>
    public string Count(int total)
    {
        var (one, many) = View switch
        {
            AgendaView.Past => ("date passée", "dates passées"),
            AgendaView.Season => ($"date dans la {Lower(Season!.Name)}", $"dates dans la {Lower(Season.Name)}"),
            _ => ("date à venir", "dates à venir"),
        };
        if (View == AgendaView.Past && Season is not null) (one, many) = ($"{one} de la {Lower(Season.Name)}", $"{many} de la {Lower(Season.Name)}");
        var count = Pager.Count(total, "Aucune " + one, "Une " + one, many);
        return Words.Length == 0 ? count : count + " : " + Words;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
