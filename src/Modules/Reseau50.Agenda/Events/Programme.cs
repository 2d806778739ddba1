using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Agenda.Events;

/// <summary>A part of a programme: an hour, what happens, who speaks, what is asked.</summary>
internal sealed record ProgrammeBlock(string Title, string? Hours, string? Kind, string? Text, IReadOnlyList<Speaker> Speakers, IReadOnlyList<Testimony> Testimonies)
{
    public static ProgrammeBlock From(ContentItem block) => new(block.DisplayText, block.Text("BlocProgramme", "Horaire"), KindName(block.Text("BlocProgramme", "Genre")),
        block.Field<MarkdownField>("BlocProgramme", "Texte").Markdown is { Length: > 0 } text ? text : null,
        [.. block.Part<BagPart>("Intervenants").Items.Select(Speaker.From)], [.. block.Part<BagPart>("Temoignages").Items.Select(Testimony.From)]);

    private static string? KindName(string? kind) => kind switch
    {
        "ouverture" => "Ouverture",
        "stand" => "Stand",
        "atelier" => "Atelier",
        "moment" => "Moment à partager",
        "echange" => "Échange",
        "pause" => "Pause",
        _ => null,
    };
}

/// <summary>Who speaks: a role and where it is held, never a name.</summary>
internal sealed record Speaker(string Role, string? Organisation)
{
    public static Speaker From(ContentItem item) => new(item.Text("Intervenant", "Fonction") ?? item.DisplayText, item.Text("Intervenant", "Organisme"));
}

/// <summary>A place that tells what it lived, and the question it answers.</summary>
internal sealed record Testimony(string Place, string? Question)
{
    public static Testimony From(ContentItem item) => new(item.Text("Temoignage", "Lieu") ?? item.DisplayText, item.Text("Temoignage", "Question"));
}

/// <summary>A step of the preparation.</summary>
internal sealed record Milestone(string When, string Text)
{
    public static Milestone From(ContentItem item) => new(item.Text("Jalon", "Quand") ?? item.DisplayText, item.Text("Jalon", "Texte") ?? "");
}

/// <summary>Short reading of text fields: what is blank is null.</summary>
internal static class FieldText
{
    public static string? Text(this ContentItem item, string part, string field) => item.Field<TextField>(part, field).Text is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
