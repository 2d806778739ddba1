using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Content;
using Reseau50.Cms.ContentTypes;
using Reseau50.Cms.Display;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;

namespace Reseau50.Agenda.Holidays;

/// <summary>Days without school, both included. <see cref="ToCheck"/>: nobody has compared them with what the ministry published.</summary>
internal sealed record HolidayPeriod(string Name, DateOnly From, DateOnly To, bool ToCheck)
{
    public bool Has(DateOnly day) => From <= day && day <= To;

    internal static IEnumerable<HolidayPeriod> Of(ContentItem list) => list.Part<BagPart>("Periodes").Items
        .Select(p => (p.DisplayText, From: p.Field<DateField>("PeriodeVacances", "Debut").Value, To: p.Field<DateField>("PeriodeVacances", "Fin").Value))
        .Where(p => p.From is not null && p.To >= p.From)
        .Select(p => new HolidayPeriod(p.DisplayText, DateOnly.FromDateTime(p.From!.Value), DateOnly.FromDateTime(p.To!.Value), list.Field<DateField>(SchoolHolidays.Type, "VerifieLe").Value is null));
}

/// <summary>The school holidays of zone B, as the lists on the site say.</summary>
internal sealed class SchoolHolidays(ContentReader reader)
{
    public const string Type = "VacancesScolaires";

    public async Task<IReadOnlyList<HolidayPeriod>> AllAsync(CancellationToken ct) => await reader.CachedAsync<IReadOnlyList<HolidayPeriod>>("school-holidays", Viewer.Visitor, async () =>
        [.. (await reader.AllAsync(Type, Viewer.Visitor, ct)).SelectMany(HolidayPeriod.Of).OrderBy(p => p.From)]);

    /// <summary>The first day of <paramref name="season"/> from which nobody has given them: nothing can be said of it. Null when they are known to its end.</summary>
    public async Task<DateOnly?> UnknownFromAsync(Season season, CancellationToken ct) =>
        (await AllAsync(ct)).Select(h => (DateOnly?)h.To).Max() is not { } last || last < season.From ? season.From : last < season.To ? last.AddDays(1) : null;
}

/// <summary>A period, as queries ask for it: the end excluded, both UTC.</summary>
internal sealed class VacancesIndex : IndexRow
{
    public DateTime FromUtc { get; set; }
    public DateTime ToUtc { get; set; }
}

internal sealed class VacancesIndexProvider(SiteTime time) : IndexProvider<VacancesIndex>
{
    public override IEnumerable<VacancesIndex> Rows(ContentItem item, ContentDefinitions definitions) => item.ContentType != SchoolHolidays.Type ? []
        : HolidayPeriod.Of(item).Select(p => new VacancesIndex { FromUtc = time.ToUtc(p.From.ToDateTime(TimeOnly.MinValue)), ToUtc = time.ToUtc(p.To.AddDays(1).ToDateTime(TimeOnly.MinValue)) });
}
