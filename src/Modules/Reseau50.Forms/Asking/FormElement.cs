using Reseau50.Cms.Content;
using Reseau50.Forms.Contracts;

namespace Reseau50.Forms.Asking;

/// <summary>What a form is made of, one under the other.</summary>
internal abstract record FormElement;

internal sealed record QuestionElement(Question Question) : FormElement;

/// <summary>A title over the questions that follow; its conditions are theirs.</summary>
internal sealed record SectionElement(string Title, string? Text, IReadOnlyList<QuestionCondition> When) : FormElement;

/// <summary>Any other widget: a paragraph, a picture.</summary>
internal sealed record WidgetElement(ContentItem Item) : FormElement;

internal sealed record ButtonElement(string Text) : FormElement;

/// <summary>When a form is open, to whom, and for how long its answers stay.</summary>
internal sealed record FormSettings
{
    public const int UsualMonths = 12, MostMonths = 60;

    public DateTime? OpensUtc { get; init; }
    public DateTime? ClosesUtc { get; init; }

    /// <summary>One answer for a person: an account is the only proof.</summary>
    public bool Once { get; init; }
    public bool MayEdit { get; init; }
    public string? Intro { get; init; }
    public string? Audience { get; init; }
    public string? Thanks { get; init; }
    public int Months { get; init; } = UsualMonths;

    /// <summary>The form was written to hand its answers to an automation of Orchard's, which is not there.</summary>
    public bool IsForWorkflow { get; init; }

    public bool IsOpen(DateTime utc) => !(utc < OpensUtc) && !(utc >= ClosesUtc);
}
