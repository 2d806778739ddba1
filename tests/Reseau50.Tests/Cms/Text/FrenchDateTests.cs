using Reseau50.Cms.Text;

namespace Reseau50.Tests.Cms.Text;

public sealed class FrenchDateTests
{
    [Fact]
    public void Day_IsInFullWords()
    {
        Assert.Equal("jeudi 14 janvier 2027", FrenchDate.Day(new DateTime(2027, 1, 14)));
        Assert.Equal("lundi 1er février 2027", FrenchDate.Day(new DateTime(2027, 2, 1)));
        Assert.Equal("1er août 2027", FrenchDate.ShortDay(new DateTime(2027, 8, 1)));
        Assert.Equal("25 décembre 2026", FrenchDate.ShortDay(new DateTime(2026, 12, 25)));
    }

    [Fact]
    public void Hour_HasNarrowSpaces_AndNoMinutesWhenThereAreNone()
    {
        Assert.Equal("9\u202fh\u202f05", FrenchDate.Hour(new TimeSpan(9, 5, 0)));
        Assert.Equal("18\u202fh", FrenchDate.Hour(new TimeSpan(18, 0, 0)));
        Assert.Equal("0\u202fh", FrenchDate.Hour(TimeSpan.Zero));
        Assert.Equal("jeudi 14 janvier 2027 à 9\u202fh\u202f15", FrenchDate.Moment(new DateTime(2027, 1, 14, 9, 15, 0)));
    }

    [Fact]
    public void Machine_IsWhatTimeElementsTake()
    {
        Assert.Equal("2027-01-14", FrenchDate.Machine(new DateTime(2027, 1, 14)));
        Assert.Equal("2027-01-14T08:15:00Z", FrenchDate.MachineUtc(new DateTime(2027, 1, 14, 8, 15, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("495000", "495\u202f000")]
    [InlineData("3.50", "3,5")]
    [InlineData("-1.07", "−1,07")]
    [InlineData("1234567.25", "1\u202f234\u202f567,25")]
    public void Number_ReadsAsInFrench(string number, string shown) =>
        Assert.Equal(shown, FrenchNumber.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0, "0\u00a0octet")]
    [InlineData(999, "999\u00a0octets")]
    [InlineData(1_000, "1\u00a0ko")]
    [InlineData(840_400, "840\u00a0ko")]
    [InlineData(2_449_000, "2,4\u00a0Mo")]
    public void Bytes_AreRounded(long length, string shown) => Assert.Equal(shown, FrenchNumber.Bytes(length));
}
