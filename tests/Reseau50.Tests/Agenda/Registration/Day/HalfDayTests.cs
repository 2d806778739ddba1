using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Agenda.Registration.Day;

/// <summary>What presence is noted for follows from the hours of a date.</summary>
public sealed class HalfDayTests
{
    private static readonly SiteTime Time = new(TimeProvider.System);

    [Theory]
    [InlineData("2027-03-09T09:00", "2027-03-09T17:00", "matin 3 h 30, après-midi 3 h 30")]
    [InlineData("2027-03-09T09:15", "2027-03-09T16:30", "matin 3 h 15, après-midi 3 h")]
    [InlineData("2027-03-09T10:00", "2027-03-09T14:00", "matin 4 h")]
    [InlineData("2027-03-09T13:30", "2027-03-09T17:00", "après-midi 3 h 30")]
    [InlineData("2027-03-09T18:30", "2027-03-09T20:00", "soirée 1 h 30")]
    [InlineData("2027-03-09T20:00", "2027-03-10T00:30", "soirée 4 h 30")]
    [InlineData("2027-03-09T20:00", null, "soirée ?")]
    [InlineData("2027-03-09T09:00", "2027-03-10T17:00", "mar. 9 mars, matin 3 h 30, mar. 9 mars, après-midi 3 h 30, mer. 10 mars, matin 3 h 30, mer. 10 mars, après-midi 3 h 30")]
    [InlineData("2027-03-12T18:00", "2027-03-14T12:00", "ven. 12 mars, journée ?, sam. 13 mars, journée ?, dim. 14 mars, journée ?")]
    // The clocks go forward at two: an hour of this night is not there. In October one is there twice.
    [InlineData("2027-03-28T01:00", "2027-03-28T05:00", "matin 3 h")]
    [InlineData("2027-10-31T01:00", "2027-10-31T05:00", "matin 5 h")]
    public void TheHours_SayTheHalfDays(string start, string? end, string expected) =>
        Assert.Equal(expected, string.Join(", ", Halves.Of(Span(start, end), Time).Select(h => $"{h.Name} {(h.Length is { } l ? Halves.Words(l) : "?")}")));

    [Fact]
    public void ADayWithoutHours_IsOne_WhoseLengthNobodyKnows()
    {
        var day = new DateTime(2027, 3, 9);
        var one = Assert.Single(Halves.Of(new EventSpan(EventPrecision.Day, day, day.AddDays(1), Time.ToUtc(day), Time.ToUtc(day.AddDays(1)), true), Time));
        Assert.Equal((0, "journée", null), (one.Number, one.Name, one.Length));
    }

    [Theory]
    [InlineData("2027-03-09T07:00Z", 0), InlineData("2027-03-09T11:29Z", 0), InlineData("2027-03-09T11:31Z", 1), InlineData("2027-03-12T08:00Z", 1), InlineData("2027-01-01T08:00Z", 0)]
    public void TheOneUnderWay_IsShownFirst(string now, int expected) =>
        Assert.Equal(expected, Halves.At(Halves.Of(Span("2027-03-09T09:00", "2027-03-09T17:00"), Time), DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()).Number);

    private static EventSpan Span(string start, string? end)
    {
        var from = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        var to = end is null ? from.Date.AddDays(1) : DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        return new EventSpan(EventPrecision.Hour, from, to, Time.ToUtc(from), Time.ToUtc(to), end is not null);
    }
}
