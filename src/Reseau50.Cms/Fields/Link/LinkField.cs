using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>An address and the words that lead to it.</summary>
public sealed class LinkField
{
    public string? Url { get; set; }
    public string? Text { get; set; }
    public string? Target { get; set; }
}

public sealed class LinkFieldSettings : FieldSettings
{
    public int LinkTextMode { get; set; }
    public string? DefaultText { get; set; }
}

/// <summary>Which addresses a link may have.</summary>
public static class LinkAddress
{
    public const string Refusal = "doit être une page du site (/agenda), une adresse web (https://…) ou une adresse électronique (mailto:…).";
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    public static bool IsAllowed(string? url) =>
        !string.IsNullOrWhiteSpace(url) && !LeadsAway(url) && (url[0] is '/' or '#' or '?' || url.StartsWith("~/", StringComparison.Ordinal)
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Schemes.Contains(uri.Scheme) : url.AsSpan().IndexOfAny(':', '@') < 0 && !url.StartsWith("www.", StringComparison.OrdinalIgnoreCase)));

    // « //autre.site », « /\autre.site » : browsers read another host there.
    private static bool LeadsAway(string url) => Resolve(url) is ['/', '/' or '\\', ..];

    /// <summary>The address as a browser needs it: <c>~/</c> is the site's root.</summary>
    public static string Resolve(string url) => url.StartsWith("~/", StringComparison.Ordinal) ? url[1..] : url;
}

internal sealed class LinkFieldDriver : FieldDriver<LinkField, LinkFieldSettings>
{
    protected override Task<object?> Display(LinkField field, LinkFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(LinkAddress.IsAllowed(field.Url) ? new LinkView(LinkAddress.Resolve(field.Url!), Words(field, settings), context.Field.DisplayName) : null);

    protected override Task Update(LinkField field, LinkFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        (field.Url, field.Text) = (form.Text("Url"), form.Text("Text"));
        return Task.CompletedTask;
    }

    protected override string MainInput => "Url";

    protected override bool IsEmpty(LinkField field) => string.IsNullOrWhiteSpace(field.Url);

    protected override IEnumerable<Fault> Faults(LinkField field, LinkFieldSettings settings) => LinkAddress.IsAllowed(field.Url) ? [] : [LinkAddress.Refusal];

    private static string Words(LinkField field, LinkFieldSettings settings) =>
        !string.IsNullOrWhiteSpace(field.Text) ? field.Text : !string.IsNullOrWhiteSpace(settings.DefaultText) ? settings.DefaultText : field.Url!;
}

/// <summary>A link to show: an address a browser may follow, and its words.</summary>
public sealed record LinkView(string Url, string Text, string Label);
