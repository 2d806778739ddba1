using Reseau50.Agenda.Holidays;

namespace Reseau50.Tests.Agenda;

public sealed class PublicHolidaysTests
{
    // From the tables of Easter Sundays: the earliest and the latest of a century among them.
    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(1981, 4, 19)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    [InlineData(2100, 3, 28)]
    public void Easter_IsOnItsSunday(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), PublicHolidays.Easter(year));

    [Fact]
    public void TheYearHasElevenPublicHolidays_EachByItsName()
    {
        var days = Enumerable.Range(0, 365).Select(new DateOnly(2027, 1, 1).AddDays).Select(d => (d, Name: PublicHolidays.On(d))).Where(x => x.Name is not null).Select(x => $"{x.d:MM-dd} {x.Name}");
        Assert.Equal(["01-01 le jour de l’An", "03-29 le lundi de Pâques", "05-01 le 1er mai", "05-06 l’Ascension", "05-08 le 8 mai", "05-17 le lundi de Pentecôte", "07-14 le 14 juillet", "08-15 l’Assomption",
            "11-01 la Toussaint", "11-11 le 11 novembre", "12-25 Noël"], days);
    }
}
