using Reseau50.Agenda.Contracts;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Agenda;

public sealed class SpanWordsTests
{
    private static readonly SiteTime Time = new(TimeProvider.System);

    [Theory]
    [InlineData("heure", "2027-01-14T08:15:00Z", "2027-01-14T15:30:00Z", "jeudi 14 janvier 2027, 9 h 15 – 16 h 30", "jeudi, 9 h 15 – 16 h 30")]
    [InlineData("heure", "2027-07-01T16:30:00Z", null, "jeudi 1er juillet 2027, 18 h 30", "jeudi, 18 h 30")]
    [InlineData("heure", "2027-01-14T19:00:00Z", "2027-01-14T23:00:00Z", "jeudi 14 janvier 2027, 20 h – minuit", "jeudi, 20 h – minuit")]
    [InlineData("heure", "2027-03-12T08:00:00Z", "2027-03-14T16:00:00Z", "du vendredi 12 mars à 9 h au dimanche 14 mars 2027 à 17 h", "du vendredi 12 mars à 9 h au dimanche 14 mars 2027 à 17 h")]
    [InlineData("jour", "2027-03-13T10:00:00Z", null, "samedi 13 mars 2027", "samedi")]
    [InlineData("jour", "2027-03-14T10:00:00Z", "2027-03-15T10:00:00Z", "dimanche 14 et lundi 15 mars 2027", "dimanche 14 et lundi 15 mars 2027")]
    [InlineData("jour", "2027-03-15T10:00:00Z", "2027-03-19T10:00:00Z", "du lundi 15 au vendredi 19 mars 2027", "du lundi 15 au vendredi 19 mars 2027")]
    [InlineData("jour", "2027-03-30T10:00:00Z", "2027-04-02T10:00:00Z", "du mardi 30 mars au vendredi 2 avril 2027", "du mardi 30 mars au vendredi 2 avril 2027")]
    [InlineData("jour", "2027-12-31T10:00:00Z", "2028-01-01T10:00:00Z", "vendredi 31 décembre 2027 et samedi 1er janvier 2028", "vendredi 31 décembre 2027 et samedi 1er janvier 2028")]
    [InlineData("mois", "2027-06-01T10:00:00Z", "2027-06-30T10:00:00Z", "juin 2027", "date à fixer")]
    [InlineData("mois", "2027-06-01T10:00:00Z", "2027-07-10T10:00:00Z", "juin et juillet 2027", "date à fixer")]
    [InlineData("mois", "2027-04-01T10:00:00Z", "2027-06-10T10:00:00Z", "d’avril à juin 2027", "date à fixer")]
    [InlineData("mois", "2027-11-01T10:00:00Z", "2028-02-10T10:00:00Z", "de novembre 2027 à février 2028", "date à fixer")]
    public void Spans_AreSaidInFrench(string precision, string start, string? end, string full, string beside)
    {
        var json = AgendaSite.Event("x", start, end, precision);
        var span = EventSpan.Of(Reseau50.Cms.Content.ContentJson.ToItem(json), Time)!;
        Assert.Equal(full, Plain(SpanWords.Full(span)));
        Assert.Equal(beside, Plain(SpanWords.Beside(span)));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
