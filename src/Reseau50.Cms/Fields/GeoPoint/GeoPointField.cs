using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>A place, in degrees (WGS 84).</summary>
public sealed class GeoPointField
{
    public decimal? Latitude { get; set; }
    public decimal? Longitude { get; set; }
}

public sealed class GeoPointFieldSettings : FieldSettings;

internal sealed class GeoPointFieldDriver : FieldDriver<GeoPointField, GeoPointFieldSettings>
{
    protected override Task Update(GeoPointField field, GeoPointFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        (field.Latitude, field.Longitude) = (form.Number("Latitude", "Latitude"), form.Number("Longitude", "Longitude"));
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(GeoPointField field) => field is { Latitude: null, Longitude: null };

    protected override IEnumerable<string> Faults(GeoPointField field, GeoPointFieldSettings settings)
    {
        if (field.Latitude is null || field.Longitude is null) yield return "attend les deux nombres : latitude et longitude.";
        if (field.Latitude is < -90 or > 90) yield return "a une latitude impossible : entre −90 et 90.";
        if (field.Longitude is < -180 or > 180) yield return "a une longitude impossible : entre −180 et 180.";
    }
}
