using System.Globalization;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Display;

public sealed class SiteTimeTests
{
    private readonly TestClock _clock = new();
    private readonly SiteTime _time;

    public SiteTimeTests() => _time = new SiteTime(_clock);

    [Theory]
    [InlineData("2026-11-21T22:59:59Z", "2026-11-21T23:59:59", "2026-11-21")]
    [InlineData("2026-11-21T23:00:00Z", "2026-11-22T00:00:00", "2026-11-22")]
    [InlineData("2027-06-30T22:00:00Z", "2027-07-01T00:00:00", "2027-07-01")]
    public void Now_IsTheHourOfParis_AndTodayItsDay(string utc, string local, string day)
    {
        _clock.Now = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);
        Assert.Equal((At(local), DateOnly.Parse(day, CultureInfo.InvariantCulture)), (_time.Now, _time.Today));
        Assert.Equal((_clock.Now.UtcDateTime, DateTimeKind.Utc), (_time.UtcNow, _time.UtcNow.Kind));
    }

    [Theory]
    [InlineData("2027-01-14T09:15:00", "2027-01-14T08:15:00")]
    [InlineData("2027-07-14T09:15:00", "2027-07-14T07:15:00")]
    // In spring the clock goes from 2 h to 3 h: half past two is read as half past three.
    [InlineData("2027-03-28T01:59:00", "2027-03-28T00:59:00")]
    [InlineData("2027-03-28T02:30:00", "2027-03-28T01:30:00")]
    [InlineData("2027-03-28T03:00:00", "2027-03-28T01:00:00")]
    public void ALocalTime_HasOneInstant(string local, string utc)
    {
        Assert.Equal((At(utc), DateTimeKind.Utc), (_time.ToUtc(At(local)), _time.ToUtc(At(local)).Kind));
        Assert.Equal(At(utc), _time.ToUtc(DateTime.SpecifyKind(At(local), DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00")]
    [InlineData("2026-10-25T01:30:00")]
    [InlineData("2027-01-14T08:15:42")]
    public void AnInstantSentBackUntouched_IsTheSame(string stored)
    {
        var utc = DateTime.SpecifyKind(At(stored), DateTimeKind.Utc);
        var typed = DateTime.ParseExact(_time.ToInput(utc)!, Moments.Instants, CultureInfo.InvariantCulture);
        Assert.Equal(utc, _time.ToUtc(typed, utc));
        Assert.Equal(_time.ToUtc(typed.AddMinutes(1)), _time.ToUtc(typed.AddMinutes(1), utc));
    }

    [Fact]
    public void BothHoursOfAnAutumnNight_AreShownAlike()
    {
        Assert.Equal("2026-10-25T02:30", _time.ToInput(At("2026-10-25T00:30:00")));
        Assert.Equal("2026-10-25T02:30", _time.ToInput(At("2026-10-25T01:30:00")));
        Assert.Null(_time.ToInput(null));
    }

    private static DateTime At(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
