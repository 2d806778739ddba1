using System.Globalization;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Cms.Display;

public sealed class MomentsTests
{
    [Theory]
    [InlineData("2027-01-14")]
    [InlineData("14/01/2027")]
    [InlineData("14/1/2027")]
    public void ADay_IsReadAsPickersSendIt_AndAsPeopleTypeIt(string typed) => Assert.Equal(new DateTime(2027, 1, 14), Parse(typed, Moments.Days));

    [Theory]
    [InlineData("2027-01-14T09:15")]
    [InlineData("2027-01-14T09:15:00")]
    [InlineData("14/01/2027 09:15")]
    [InlineData("14/1/2027 9:15")]
    [InlineData("14/1/2027 9h15")]
    public void AnInstant_Too(string typed) => Assert.Equal(new DateTime(2027, 1, 14, 9, 15, 0), Parse(typed, Moments.Instants));

    [Theory]
    [InlineData("18:30")]
    [InlineData("18:30:00")]
    [InlineData("18h30")]
    public void AnHour_Too(string typed) => Assert.Equal(new TimeSpan(18, 30, 0), Parse(typed, Moments.Times).TimeOfDay);

    [Theory]
    [InlineData("date", "", "date")]
    [InlineData("date", null, "date")]
    [InlineData("date", "2027-01-14", "date")]
    [InlineData("date", "14/01/2027", "text")]
    [InlineData("date", "bientôt", "text")]
    [InlineData("time", "18:30", "time")]
    [InlineData("time", "18h30", "text")]
    [InlineData("datetime-local", "2027-01-14T09:15", "datetime-local")]
    [InlineData("datetime-local", "14/01/2027 09:15", "text")]
    public void APicker_IsNotGivenWhatItWouldBlank(string kind, string? value, string type) => Assert.Equal(type, Moments.InputType(kind, value));

    [Fact]
    public void TheExamplesShown_AreUnderstood()
    {
        Assert.Equal(new DateTime(2027, 1, 14), Parse(Moments.DayExample, Moments.Days));
        Assert.Equal(new DateTime(2027, 1, 14, 9, 15, 0), Parse(Moments.InstantExample, Moments.Instants));
        Assert.Equal(new TimeSpan(18, 30, 0), Parse(Moments.TimeExample, Moments.Times).TimeOfDay);
    }

    [Fact]
    public void WhatIsStored_IsShownAsAnInputTakesIt()
    {
        Assert.Equal(("2027-01-04", "2027-01-04T09:05"), (Moments.DayInput(new DateTime(2027, 1, 4)), Moments.InstantInput(new DateTime(2027, 1, 4, 9, 5, 30))));
        Assert.Equal(("09:05", "09:05:07"), (Moments.TimeInput(new TimeSpan(9, 5, 0)), Moments.TimeInput(new TimeSpan(9, 5, 7))));
        Assert.Equal((null, null, null), (Moments.DayInput(null), Moments.InstantInput(null), Moments.TimeInput(null)));
    }

    private static DateTime Parse(string typed, string[] formats) => DateTime.ParseExact(typed, formats, CultureInfo.InvariantCulture, DateTimeStyles.None);
}
