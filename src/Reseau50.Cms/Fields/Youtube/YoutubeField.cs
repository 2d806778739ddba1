using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>A video elsewhere: shown as a link, never embedded, so that reading a page calls nobody.</summary>
public sealed class YoutubeField
{
    public string? RawAddress { get; set; }
    public string? EmbeddedAddress { get; set; }
}

public sealed class YoutubeFieldSettings : FieldSettings
{
    public string? Label { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
}

internal sealed class YoutubeFieldDriver : FieldDriver<YoutubeField, YoutubeFieldSettings>
{
    private static readonly string[] Hosts = ["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"];

    protected override Task<object?> Display(YoutubeField field, YoutubeFieldSettings settings, FieldContext context, CancellationToken ct) =>
        Task.FromResult<object?>(IsVideo(field) ? new FieldModel<YoutubeField>(field, context.Field.DisplayName) : null);

    protected override Task Update(YoutubeField field, YoutubeFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.RawAddress = form.Text("");
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(YoutubeField field) => string.IsNullOrWhiteSpace(field.RawAddress);

    protected override IEnumerable<Fault> Faults(YoutubeField field, YoutubeFieldSettings settings) =>
        IsVideo(field) ? [] : ["attend l’adresse d’une vidéo YouTube : https://www.youtube.com/watch?v=…"];

    private static bool IsVideo(YoutubeField field) => Uri.TryCreate(field.RawAddress, UriKind.Absolute, out var uri) && uri.Scheme == "https" && Hosts.Contains(uri.Host);
}
