using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Reseau50.BrowserTests.Access;

/// <summary>Every route of the site, asked by everybody: a route without a line in <c>acces.txt</c> is a fault, and so is an answer that differs from it.</summary>
public partial class AccessTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task EveryRoute_IsInTheTable_AndTheTableHoldsNoOther()
    {
        var routes = (await RoutesAsync()).Order(StringComparer.Ordinal).ToList();
        var listed = AccessTable.Read().Select(r => r.Method + " " + r.Pattern).Distinct().Order(StringComparer.Ordinal).ToList();
        None(routes.Except(listed).Select(r => "not in acces.txt: " + r).Concat(listed.Except(routes).Select(r => "in acces.txt, but no route: " + r)));
    }

    [Fact]
    public async Task EveryRoute_AnswersEachPersonAsTheTableSays()
    {
        var faults = new List<string>();
        for (var i = 0; i < AccessTable.People.Count; i++)
        {
            var (name, address) = (AccessTable.People[i], $"10.60.{i}.1");
            using var reader = await Person.ComeAsync(Site.Root, name, address);
            foreach (var row in AccessTable.Read())
            {
                // For each form somebody fresh: one of them signs out.
                using var sender = row.Method == "GET" ? null : await Person.ComeAsync(Site.Root, name, address);
                var answer = await (sender ?? reader).AskAsync(row.Method, row.Address);
                if (answer != row.Answers[i]) faults.Add($"{row.Method} {row.Address} as {name ?? "nobody"}: {answer}, expected {row.Answers[i]}");
            }
        }
        None(faults);
    }

    private Task<IEnumerable<string>> RoutesAsync() => Site.InHostAsync(services => Task.FromResult(
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.Assembly != typeof(FaultsController).Assembly
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/').Replace(" ", "", StringComparison.Ordinal)}"));

    /// <summary>Somebody with a browser's cookies and forms, but no browser.</summary>
    private sealed partial class Person(HttpClient http) : IDisposable
    {
        private string _page = "/connexion";

        public static async Task<Person> ComeAsync(string root, string? name, string address)
        {
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(root) };
            http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            var person = new Person(http);
            if (name is null) return person;
            Assert.Equal("→/mon-compte", await person.AskAsync("POST", "/connexion", ("Email", Member.Email(name)), ("MotDePasse", Member.Password)));
            person._page = "/mon-compte";
            return person;
        }

        public async Task<string> AskAsync(string method, string path, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method == "POST")
            {
                var token = Token().Match(await http.GetStringAsync(_page)).Groups[1].Value;
                request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
            }
            using var answer = await http.SendAsync(request);
            return answer.Headers.Location is { } to ? "→" + (to.IsAbsoluteUri ? to.PathAndQuery : to.ToString()) : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        public void Dispose() => http.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
