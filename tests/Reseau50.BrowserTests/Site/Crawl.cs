using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Reseau50.BrowserTests.Site;

/// <summary>One address answered: its page, when it is one.</summary>
public sealed record Answer(string Address, int Status, string? MediaType, IReadOnlyDictionary<string, string> Headers, string? LinkedFrom, IDocument? Page)
{
    public string? Location => Headers.GetValueOrDefault("Location");
}

/// <summary>Follows every link of the site from its home page, as a search engine would: without a browser, and leaving out what robots.txt closes.</summary>
public sealed class Crawl
{
    /// <summary>A site of this size ends long before; beyond, something makes addresses without end.</summary>
    private const int Limit = 2_000;

    private readonly Dictionary<string, Answer> _answers = [];

    public IReadOnlyCollection<Answer> Answers => _answers.Values;
    public IEnumerable<Answer> Pages => _answers.Values.Where(a => a.Page is not null);

    /// <summary>The answer at an address, its fragment left out.</summary>
    public Answer? At(string address) => _answers.GetValueOrDefault(WithoutFragment(address));

    public static async Task<Crawl> RunAsync(HttpClient http)
    {
        var crawl = new Crawl();
        var closed = (await http.GetStringAsync(new Uri("/robots.txt", UriKind.Relative))).Split('\n').Where(l => l.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(l => new Regex("^" + Regex.Escape(l[10..].Trim()).Replace("\\*", ".*", StringComparison.Ordinal))).ToList();
        var queue = new Queue<(string Address, string? From)>([("/", null)]);
        while (queue.TryDequeue(out var next))
        {
            if (crawl._answers.ContainsKey(next.Address)) continue;
            if (crawl._answers.Count >= Limit) throw new InvalidOperationException($"More than {Limit} addresses: the last ones are {next.Address} and its like.");
            var answer = await AskAsync(http, next.Address, next.From);
            crawl._answers[next.Address] = answer;
            if (answer.Page is null) continue;
            foreach (var link in Links(answer.Page).Where(l => IsOurs(l) && !closed.Any(c => c.IsMatch(l)))) queue.Enqueue((WithoutFragment(link), next.Address));
        }
        return crawl;
    }

    public static async Task<Answer> AskAsync(HttpClient http, string address, string? from = null)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var type = response.Content.Headers.ContentType?.MediaType;
        var page = type == "text/html" && response.StatusCode == HttpStatusCode.OK ? await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()) : null;
        return new Answer(address, (int)response.StatusCode, type, headers, from, page);
    }

    /// <summary>Every address a page leads to or needs: links, pictures, feeds, style sheets, share picture.</summary>
    private static IEnumerable<string> Links(IDocument page) =>
        page.QuerySelectorAll("[href], [src], [srcset], meta[property='og:image']")
            .SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("src"), Path(e.GetAttribute("content")) }.Concat(Sources(e.GetAttribute("srcset"))))
            .OfType<string>().Select(l => l == "" ? "/" : l);

    private static IEnumerable<string?> Sources(string? srcset) => srcset?.Split(',').Select(s => s.Trim().Split(' ')[0]) ?? [];

    private static string? Path(string? absolute) => Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal) ? uri.PathAndQuery : null;

    private static bool IsOurs(string link) => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal);

    private static string WithoutFragment(string link) => link.Split('#')[0];
}
