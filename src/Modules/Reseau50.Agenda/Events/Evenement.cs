using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Repeating;
using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Networks.Contracts;

namespace Reseau50.Agenda.Events;

/// <summary>An item of type <c>Evenement</c>, read: what a template shows is a property here.</summary>
internal sealed record Evenement(ContentItem Item, EventSpan? Span, Term? Kind, IReadOnlyList<Reseau> Networks, Term? Territory, bool IsPast)
{
    public const string Type = "Evenement";
    public const string NetworksField = Type + ".Reseaux";
    public const string ValorisedField = Type + ".AteliersValorises";
    public const string KindTaxonomy = "tax-types-evenement";
    public const string TerritoryTaxonomy = "tax-territoires";

    public string Id => Item.ContentItemId;
    public string Title => Item.DisplayText;
    public string Path => "/" + Item.Part<AutoroutePart>().Path;
    public string? Body => Item.Part<MarkdownBodyPart>().Markdown is { Length: > 0 } body ? body : null;
    public EventState State => StateOf(Item);
    public bool IsCancelled => State == EventState.Cancelled;

    /// <summary>The commune, when the event names one.</summary>
    public Term? Commune => Territory is { Depth: > 0 } ? Territory : null;
    public Term? Epci => Territory?.Root;

    public string? Edition => Text("Edition");

    /// <summary>At which of the three levels people meet, in words.</summary>
    public string? Level => Text("Niveau") switch
    {
        "departemental" => "Départemental",
        "territorial" => "Territorial",
        "thematique" => "Thématique",
        _ => null,
    };

    public string? Summary => Text("Resume");
    public bool FormatToDefine => Flag("FormatADefinir");
    public string? EnvisagedFormats => Text("FormatsEnvisages");
    public string? Place => Text("Lieu");
    public string? Address => Text("Adresse");
    public string? Access => Text("Acces");
    public bool Online => Flag("EnLigne");
    public int? Seats => Number("Places");
    public bool WithoutAccount => Flag("SansCompte");
    public string? Audience => Text("PublicVise");
    public string? Organiser => Text("Organisateur");
    public string? NationalWeek => Text("Semaine");
    public string? Need => Text("Besoin");
    public IReadOnlyList<string> Objectives => Lines("Objectifs");
    public IReadOnlyList<string> Partners => Lines("Partenaires");
    public int? Professionals => Number("Professionnels");
    public bool ProvisionalProgramme => Flag("ProgrammeProvisoire");
    public IReadOnlyList<ProgrammeBlock> Programme => [.. Item.Part<BagPart>("Programme").Items.Select(ProgrammeBlock.From)];
    public IReadOnlyList<Milestone> Milestones => [.. Item.Part<BagPart>("Jalons").Items.Select(Milestone.From)];
    public IReadOnlyList<ContentItem> OpenDoors => Item.Part<BagPart>("PortesOuvertes").Items;
    public MediaField Documents => Item.Field<MediaField>(Type, "Documents");
    public string? WorkshopId => WorkshopOf(Item);
    public IReadOnlyList<string> ValorisedIds => Item.Field<ContentPickerField>(Type, "AteliersValorises").ContentItemIds;

    /// <summary>The address of its calendar file, while it has a day to put in a calendar.</summary>
    public string? IcsPath => Span is { Precision: not EventPrecision.Month } && Path.StartsWith("/agenda/", StringComparison.Ordinal) ? Path + ".ics" : null;

    /// <summary>The dates of a series, in their order, school holidays not yet taken away; empty for an event of one date.</summary>
    public IReadOnlyList<Occurrence> Dates { get; init; } = [];

    /// <summary>« Tous les mardis de 14 h à 17 h, jusqu’au mardi 29 juin 2027 », for a series.</summary>
    public string? SeriesWords => Dates.Count > 0 ? Repeating.SeriesWords.Full(Series.Of(Item)!, Span!) : null;

    /// <summary>The event in a list; it has a date.</summary>
    public EventLine Line => LineOn(Span!, State, IsPast);

    /// <summary>One of its dates in a list.</summary>
    public EventLine LineOn(EventSpan span, EventState state, bool isPast) => new(Id, Path, Title, span, state, Networks)
    {
        Kind = Kind?.Name,
        Place = Place,
        Online = Online,
        Seats = Seats,
        WithoutAccount = WithoutAccount,
        FormatToDefine = FormatToDefine,
        WorkshopId = WorkshopId,
        EpciId = Territory?.Root.Id,
        IsPast = isPast,
        Rhythm = Dates.Count > 0 ? Repeating.SeriesWords.Rhythm(Series.Of(Item)!, Span!.FirstDay) : null,
    };

    internal static EventState StateOf(ContentItem item) => item.Field<TextField>(Type, "Etat").Text switch
    {
        "annule" => EventState.Cancelled,
        "confirme" => EventState.Confirmed,
        _ => EventState.Planned,
    };

    internal static string? WorkshopOf(ContentItem item) => item.Field<ContentPickerField>(Type, "Atelier").ContentItemIds.FirstOrDefault();

    internal static string? TermId(ContentItem item, string field) => item.Field<TaxonomyField>(Type, field).TermContentItemIds.FirstOrDefault();

    private string? Text(string field) => Item.Text(Type, field);
    private bool Flag(string field) => Item.Field<BooleanField>(Type, field).Value;
    private int? Number(string field) => (int?)Item.Field<NumericField>(Type, field).Value;
    private string[] Lines(string field) => Text(field)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
