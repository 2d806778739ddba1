using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;

namespace Reseau50.Tests.Forms;

/// <summary>Each kind of question, well and badly answered.</summary>
public sealed class FormCheckTests
{
    private static readonly QuestionChoice[] Three = [new("a", "A"), new("b", "B"), new("c", "C")];

    [Theory]
    [InlineData(QuestionKind.Text, null, null, "  Bonjour \u0007 ", "Bonjour")]
    [InlineData(QuestionKind.LongText, null, null, "Un\r\ndeux", "Un\ndeux")]
    [InlineData(QuestionKind.Text, null, null, "Un\r\ndeux", "Un deux")]
    [InlineData(QuestionKind.Email, null, null, "ada@ecole.example", "ada@ecole.example")]
    [InlineData(QuestionKind.Phone, null, null, "02 33 00 00 00", "02 33 00 00 00")]
    [InlineData(QuestionKind.Url, null, null, "https://ecole.example/a", "https://ecole.example/a")]
    [InlineData(QuestionKind.Number, "1", "5", "3,50", "3.5")]
    [InlineData(QuestionKind.Number, null, null, "1\u202f200", "1200")]
    [InlineData(QuestionKind.Number, null, null, "\u22124", "-4")]
    [InlineData(QuestionKind.Date, "2026-01-01", "2026-12-31", "31/12/2026", "2026-12-31")]
    [InlineData(QuestionKind.Date, null, null, "2026-02-28", "2026-02-28")]
    [InlineData(QuestionKind.Choice, null, null, "b", "b")]
    [InlineData(QuestionKind.Consent, null, null, "true", "true")]
    public void AGoodAnswer_IsKeptAsItIs(QuestionKind kind, string? min, string? max, string typed, string kept) =>
        Assert.Equal((kept, 1, null), (Of(kind, min, max, typed).Values[0], Of(kind, min, max, typed).Values.Count, Of(kind, min, max, typed).Problem));

    [Theory]
    [InlineData(QuestionKind.Text, null, "5", "Bonjour", "Ce texte compte 7 caractères ; gardez-en 5 au plus.")]
    [InlineData(QuestionKind.LongText, "10", null, "Court", "C’est un peu court : écrivez au moins 10 caractères.")]
    [InlineData(QuestionKind.Email, null, null, "ada@ecole", "Cette adresse électronique est incomplète : elle s’écrit nom@domaine.fr.")]
    [InlineData(QuestionKind.Phone, null, null, "demain", "Ce numéro n’est pas lisible : il s’écrit par exemple 02 33 00 00 00.")]
    [InlineData(QuestionKind.Url, null, null, "javascript:alert(1)", "Cette adresse est incomplète : elle commence par https://.")]
    [InlineData(QuestionKind.Number, null, null, "douze", "Donnez un nombre, par exemple 12 ou 3,5.")]
    [InlineData(QuestionKind.Number, "1", null, "0,5", "Donnez 1 ou plus.")]
    [InlineData(QuestionKind.Number, null, "5", "6", "Donnez 5 ou moins.")]
    [InlineData(QuestionKind.Date, null, null, "30/02/2026", "Cette date n’est pas lisible : écrivez par exemple 14/01/2027.")]
    [InlineData(QuestionKind.Date, "2026-03-01", null, "2026-02-28", "Donnez une date à partir du 1er mars 2026.")]
    [InlineData(QuestionKind.Date, null, "2026-03-01", "2026-03-02", "Donnez une date jusqu’au 1er mars 2026.")]
    [InlineData(QuestionKind.Choice, null, null, "z", "Choisissez une réponse de la liste.")]
    [InlineData(QuestionKind.Choices, null, null, "z", "Choisissez parmi les réponses proposées.")]
    [InlineData(QuestionKind.Choices, "2", null, "a", "Cochez au moins 2 réponses.")]
    public void ABadAnswer_SaysTheFix_AndIsGivenBack(QuestionKind kind, string? min, string? max, string typed, string problem) =>
        Assert.Equal(problem, Of(kind, min, max, typed).Problem);

    [Fact]
    public void Choices_AreKeptInTheirOrder_AndCounted()
    {
        Assert.Equal(["a", "c"], Of(QuestionKind.Choices, null, "2", "c", "", "a", "a").Values);
        Assert.Equal("Cochez 2 réponses au plus : vous en avez coché 3.", Of(QuestionKind.Choices, null, "2", "c", "b", "a").Problem);
    }

    [Theory]
    [InlineData(QuestionKind.Text, "Répondez à cette question.")]
    [InlineData(QuestionKind.Choice, "Choisissez une réponse.")]
    [InlineData(QuestionKind.Choices, "Cochez au moins une réponse.")]
    [InlineData(QuestionKind.Date, "Donnez une date.")]
    [InlineData(QuestionKind.Number, "Donnez un nombre.")]
    [InlineData(QuestionKind.Email, "Donnez une adresse électronique.")]
    [InlineData(QuestionKind.Consent, "Cochez cette case : sans votre accord, votre réponse ne peut pas être envoyée.")]
    public void NoAnswer_IsRefusedOnlyWhereOneIsAsked(QuestionKind kind, string problem)
    {
        Assert.Equal((0, null), (Of(kind, null, null, "  ").Values.Count, Of(kind, null, null, "  ").Problem));
        var question = new Question("q", kind, "Q") { Required = true, Choices = Three };
        Assert.Equal(problem, FormCheck.Of(question, kind == QuestionKind.Consent ? ["false"] : [""]).Problem);
    }

    private static (IReadOnlyList<string> Values, string? Problem) Of(QuestionKind kind, string? min, string? max, params string[] typed) =>
        FormCheck.Of(new Question("q", kind, "Q") { Min = min, Max = max, Choices = Three }, typed);
}
