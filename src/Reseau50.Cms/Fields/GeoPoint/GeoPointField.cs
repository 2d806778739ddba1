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
        (field.Latitude, field.Longitude) = (form.Number("Latitude", context.Field.DisplayName + " : latitude"), form.Number("Longitude", context.Field.DisplayName + " : longitude"));
        return Task.CompletedTask;
    }

    protected override string MainInput => "Latitude";

    protected override bool IsEmpty(GeoPointField field) => field is { Latitude: null, Longitude: null };

    protected override IEnumerable<Fault> Faults(GeoPointField field, GeoPointFieldSettings settings)
    {
        if (field.Latitude is null) yield return new Fault("attend aussi la latitude.", "Latitude");
        if (field.Longitude is null) yield return new Fault("attend aussi la longitude.", "Longitude");
        if (field.Latitude is < -90 or > 90) yield return new Fault("a une latitude impossible : elle va de −90 à 90.", "Latitude");
        if (field.Longitude is < -180 or > 180) yield return new Fault("a une longitude impossible : elle va de −180 à 180.", "Longitude");
    }
}
