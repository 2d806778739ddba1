using System.Text;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Media.Checks;
using Reseau50.Cms.Media.Pictures;
using Reseau50.Cms.Media.Variants;
using Reseau50.Cms.Settings;

namespace Reseau50.Cms.Media;

/// <summary>What is to be said of a file whose bytes are in their place.</summary>
internal sealed record PreparedFile(string Hash, long Length, int? Width = null, int? Height = null, IReadOnlyList<MediaVariant>? Variants = null, string? Plan = null);

/// <summary>The door of the library: checks that a file is what its name says, takes the metadata out of pictures, makes their copies.</summary>
internal sealed class MediaIntake(MediaBlobs blobs, MediaOptions options, ImageTools tools, SiteDocuments documents)
{
    private const int MaxDrawing = 2_000_000;

    public string FileOf(string hash) => blobs.FileOf(hash);

    public async Task<ReceivedFile> ReceiveAsync(string path, Stream bytes, CancellationToken ct)
    {
        var received = await blobs.ReceiveAsync(bytes, options.MaxBytes, ct)
            ?? throw new MediaRefusedException(path, $"le fichier pèse plus de {MediaLink.HumanSize(options.MaxBytes)}.", "Allégez-le ou partagez-le en plusieurs parties.");
        if (received.Length > 0) return received;
        received.Dispose();
        throw new MediaRefusedException(path, "le fichier est vide.", "Vérifiez-le, puis renvoyez-le.");
    }

    public async Task<PreparedFile> PrepareAsync(string path, ReceivedFile received, CancellationToken ct)
    {
        var kind = MediaKind.Of(path)!;
        try
        {
            if (kind.Picture is { } format) return await PictureAsync(path, format, received, ct);
            var size = Check(kind, received);
            blobs.Keep(received.Path, received.Hash);
            return new PreparedFile(received.Hash, received.Length, size.Width, size.Height);
        }
        catch (InvalidDataException e)
        {
            throw new MediaRefusedException(path, e.Message, FixFor(kind), e);
        }
    }

    /// <summary>True when the row already stands for these bytes, everything it names is in its place, and its copies are those it should have.</summary>
    public async Task<bool> IsCurrentAsync(MediaFileRow row, string hash, CancellationToken ct) =>
        (row.SourceHash == hash || row.Hash == hash) && blobs.Has(row.Hash) && row.AllVariants.All(v => blobs.Has(v.Hash)) && await HasItsCopiesAsync(row, ct);

    /// <summary>What is to be said of a picture of the library now, or null when that is said already or cannot be found out here.</summary>
    public async Task<PreparedFile?> RefreshedAsync(MediaFileRow row, CancellationToken ct)
    {
        if (MediaKind.Of(row.Path)?.Picture is not { } format || !blobs.Has(row.Hash) || await HasItsCopiesAsync(row, ct)) return null;
        var picture = Picture.Read(format, await File.ReadAllBytesAsync(blobs.FileOf(row.Hash), ct));
        var plan = await PlanAsync(format, row.Width!.Value, row.Height!.Value, picture.Animated, ct);
        return plan is null ? null : new PreparedFile(row.Hash, row.Length, row.Width, row.Height, await MakeAsync(row.Hash, plan, ct), plan.Fingerprint);
    }

    private async Task<bool> HasItsCopiesAsync(MediaFileRow row, CancellationToken ct)
    {
        if (MediaKind.Of(row.Path)?.Picture is not { } format || row.Plan == VariantPlan.Moving.Fingerprint) return true;
        var plan = await PlanAsync(format, row.Width!.Value, row.Height!.Value, false, ct);
        return plan is null || plan.Fingerprint == row.Plan;
    }

    // Null without tools: nobody can tell then what the copies should be.
    private async Task<VariantPlan?> PlanAsync(PictureFormat format, int width, int height, bool animated, CancellationToken ct) =>
        !tools.Available ? null : animated ? VariantPlan.Moving : VariantPlan.Of(format, width, height, (await documents.ReadAsync<StoredSteps>(ct)).MediaProfiles);

    private async Task<IReadOnlyList<MediaVariant>> MakeAsync(string hash, VariantPlan plan, CancellationToken ct)
    {
        var made = new List<MediaVariant>();
        foreach (var spec in plan.Specs)
        {
            var copy = await tools.CopyAsync(blobs.FileOf(hash), spec, ct) ?? throw new InvalidDataException("l’image ne peut pas être lue.");
            made.Add(new MediaVariant(spec.Format, copy.Width, copy.Height, await blobs.WriteAsync(copy.Bytes, ct), spec.Profile));
        }
        return made;
    }

    private async Task<PreparedFile> PictureAsync(string path, PictureFormat format, ReceivedFile received, CancellationToken ct)
    {
        var picture = Picture.Read(format, await File.ReadAllBytesAsync(received.Path, ct));
        if ((long)picture.Width * picture.Height > options.MaxPixels)
            throw new MediaRefusedException(path, $"l’image a {picture.Width} × {picture.Height} pixels, plus de {options.MaxPixels / 1_000_000} millions.", "Réduisez-la avant de l’envoyer.");
        if (picture.Orientation != 1) picture = await TurnedAsync(picture, ct);
        var hash = await blobs.WriteAsync(picture.Bytes, ct);
        var (width, height) = picture.Sideways ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        if (await PlanAsync(format, width, height, picture.Animated, ct) is not { } plan) return new PreparedFile(hash, picture.Bytes.Length, width, height);
        // A picture that needs no copy is decoded all the same: one that no browser can show is refused now.
        if (plan.Specs.Count == 0) await MakeAsync(hash, new VariantPlan([new VariantSpec("png", 1, 1, null)]), ct);
        return new PreparedFile(hash, picture.Bytes.Length, width, height, await MakeAsync(hash, plan, ct), plan.Fingerprint);
    }

    private async Task<Picture> TurnedAsync(Picture picture, CancellationToken ct)
    {
        if (!tools.Available) return picture with { Bytes = JpegFile.Oriented(picture) };
        return await tools.TurnAsync(picture, ct) ?? throw new InvalidDataException("l’image ne peut pas être lue.");
    }

    private static (int? Width, int? Height) Check(MediaKind kind, ReceivedFile received)
    {
        using var file = File.OpenRead(received.Path);
        switch (kind.Extension)
        {
            case "svg":
                if (received.Length > MaxDrawing) throw new InvalidDataException("le dessin pèse plus de 2 Mo.");
                DocumentCheck.Text(file);
                file.Position = 0;
                return SvgCheck.Read(new StreamReader(file, Encoding.UTF8).ReadToEnd());
            default: DocumentCheck.Kind(kind, file); break;
        }
        return (null, null);
    }

    public static string FixFor(MediaKind kind) => kind.Extension switch
    {
        "svg" => "Exportez-le en « SVG simple », sans script ni lien.",
        "pdf" or "odt" or "ods" or "docx" or "ics" => $"Ouvrez-le, enregistrez-le de nouveau au format {kind.Label} sans macro, puis renvoyez-le.",
        "csv" or "txt" or "md" => "Enregistrez-le de nouveau en choisissant l’encodage UTF-8.",
        _ => $"Vérifiez que c’est bien une image {kind.Label} entière ; au besoin, ouvrez-la et enregistrez-la de nouveau.",
    };
}
