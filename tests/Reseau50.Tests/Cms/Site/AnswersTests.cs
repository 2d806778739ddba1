using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Site;

namespace Reseau50.Tests.Cms.Site;

/// <summary>Error pages and the headers of every answer.</summary>
public sealed class AnswersTests
{
    [Theory]
    [InlineData("/refus/403", 403, "Accès réservé")]
    [InlineData("/refus/404", 404, "Page introuvable")]
    [InlineData("/refus/429", 429, "Trop de demandes")]
    [InlineData("/refus/400", 400, "Demande impossible")]
    [InlineData("/refus/503", 503, "Une erreur est survenue")]
    [InlineData("/nulle/part", 404, "Page introuvable")]
    public async Task ARefusal_IsAPageInFrench_LeftOutOfSearchEngines(string path, int status, string title)
    {
        await using var bench = await BenchAsync();
        var answer = await bench.GetAsync(path);
        Assert.Equal(status, answer.Status);
        var page = new Drawn(answer.Body).Document;
        Assert.StartsWith(title, page.Title!, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Theory, InlineData("/erreur/500"), InlineData("/erreur/200"), InlineData("/erreur/403")]
    public async Task AnErrorPageTypedByHand_IsAPageThatDoesNotExist(string path)
    {
        await using var bench = await BenchAsync();
        var answer = await bench.GetAsync(path);
        Assert.Equal(404, answer.Status);
        Assert.StartsWith("Page introuvable", new Drawn(answer.Body).Document.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryAnswer_CarriesThePolicy_AndNoNonceNobodyAskedFor()
    {
        await using var bench = await BenchAsync();
        foreach (var path in new[] { "/refus/403", "/nulle/part", "/dit" })
        {
            var headers = (await bench.GetAsync(path)).Headers;
            Assert.Contains("script-src 'self'; style-src 'self'; img-src 'self' data:", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("nonce", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.XContentTypeOptions);
            Assert.False(headers.ContainsKey("Set-Cookie"));
        }
    }

    [Fact]
    public async Task ANonce_IsThatOfItsAnswer_AndOfNoOther()
    {
        await using var bench = await BenchAsync();
        var (first, second) = (await bench.GetAsync("/nonce"), await bench.GetAsync("/nonce"));
        foreach (var answer in new[] { first, second })
            Assert.Contains($"script-src 'self' 'nonce-{answer.Body}'; style-src 'self' 'nonce-{answer.Body}';", answer.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(first.Body, second.Body);
        Assert.Equal(18, Convert.FromBase64String(first.Body).Length);
    }

    [Fact]
    public async Task APolicyOfItsOwn_IsLeftToTheAnswerThatHasOne()
    {
        await using var bench = await BenchAsync();
        Assert.Equal("sandbox", (await bench.GetAsync("/bac")).Headers.ContentSecurityPolicy);
    }

    private static Task<RequestBench> BenchAsync() => RequestBench.CreateAsync(Database.Sqlite, app => app.Use((HttpContext http, RequestDelegate next) =>
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith("/refus/", StringComparison.Ordinal)) http.Response.StatusCode = int.Parse(path["/refus/".Length..], System.Globalization.CultureInfo.InvariantCulture);
        else if (path == "/dit") return http.Response.WriteAsync("bonjour");
        else if (path == "/nonce") return http.Response.WriteAsync(http.RequestServices.GetRequiredService<CspNonce>().Value);
        else if (path == "/bac") http.Response.Headers.ContentSecurityPolicy = "sandbox";
        else return next(http);
        return Task.CompletedTask;
    }));
}
