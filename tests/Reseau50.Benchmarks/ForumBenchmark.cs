using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Reseau50.Benchmarks;

/// <summary>The forum with few topics and with very many: its pages may not follow their number.</summary>
internal static class ForumBenchmark
{
    private const int Few = 100, PostsEach = 20, Long = 1_000, LongId = 90, Rounds = 6, Turn = 40;
    private static readonly (string Name, string Path)[] Pages = [("first page", "/forum"), ("category", "/forum/pratiques-partagees"), ("a thousandth post", $"/forum/pratiques-partagees/{LongId}-un-sujet-de-mille-messages?page={Long / PostsEach}")];

    public static async Task<Figures> RunAsync()
    {
        var figures = new Figures("The forum: a page, with few topics and with many");
        foreach (var database in EachDatabase.All)
        {
            var many = database == Database.Postgres ? 100_000 : 10_000;
            await using var firstPostgres = database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null;
            await using var secondPostgres = database == Database.Postgres ? await PostgresDatabase.CreateAsync() : null;
            using var small = await MakeAsync(firstPostgres?.Connection, Few);
            using var large = await MakeAsync(secondPostgres?.Connection, many);
            foreach (var (name, path) in Pages)
            {
                var (few, lots) = (new List<double>(), new List<double>());
                // By turns: what slows the machine for a while slows both. The first round warms up.
                for (var round = 0; round <= Rounds; round++)
                    foreach (var (site, times) in new[] { (small, few), (large, lots) })
                        for (var i = 0; i < Turn; i++)
                        {
                            var taken = await AskAsync(site, path);
                            if (round > 0) times.Add(taken);
                        }
                figures.Add($"{database}, {name}, {Few:N0} topics", ThroughputBenchmark.Median(few), "ms");
                figures.Add($"{database}, {name}, {many:N0} topics", ThroughputBenchmark.Median(lots), "ms");
                figures.AtMost($"{database}, {name}, many against few", ThroughputBenchmark.Median(lots) / ThroughputBenchmark.Median(few), 1.5, "×");
            }
        }
        return figures;
    }

    private static async Task<double> AskAsync(ServedSite site, string path)
    {
        var watch = Stopwatch.GetTimestamp();
        using var answer = await site.Client.GetAsync(site.Url + path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }

    private static async Task<ServedSite> MakeAsync(string? connection, int topics)
    {
        var site = await ServedSite.MakeAsync(connection);
        await FillAsync(connection, Path.Combine(site.Data, "reseau50.db"), topics);
        await site.StartAsync();
        return site;
    }

    // Written by the database itself: two million posts are not sent to it one by one.
    private static async Task FillAsync(string? connection, string file, int topics)
    {
        var postgres = connection is not null;
        await using DbConnection database = postgres ? new NpgsqlConnection(connection) : new SqliteConnection($"Data Source={file};Pooling=false");
        await database.OpenAsync();
        string Moment(string minutes) => postgres ? $"timestamptz '2026-01-01' + {minutes} * interval '1 minute'" : $"strftime('%Y-%m-%d %H:%M:%S', '2026-01-01', '+' || {minutes} || ' minutes')";
        string Key(string topic, string post) => postgres ? $"(lpad(to_hex({topic}), 8, '0') || '-0000-0000-0000-' || lpad(to_hex({post}), 12, '0'))::uuid" : $"upper(printf('%08x-0000-0000-0000-%012x', {topic}, {post}))";
        string Numbers(string name, int count) => $"{name}(n) as (select 1 union all select n + 1 from {name} where n < {count})";
        var (no, text) = (postgres ? "false" : "0", string.Join(' ', Enumerable.Repeat("Nous avons essayé, deux semaines, puis changé l’ordre des temps de la matinée.", 4)));
        string Topics(string from, string id, string title, string posts) => $"""
            with recursive {Numbers("t", topics)} insert into "ForumTopics" ("Id", "CategoryId", "Title", "AuthorId", "CreatedUtc", "LastNumber", "Posts", "LastUtc", "LastAuthorId", "Pinned")
            select {id}, 'forum-pratiques', {title}, 'demo-assmat-mam', {Moment("0")}, {posts}, {posts}, {Moment(from)}, 'demo-animatrice-rpe', {no} from t
            """;
        string Posts(string topic, int count, string where) => $"""
            with recursive {Numbers("p", count)} insert into "ForumPosts" ("TopicId", "Number", "Key", "AuthorId", "Text", "WrittenUtc", "Versions")
            select {topic}, p.n, {Key(topic, "p.n")}, 'demo-assmat-mam', '{text}', {Moment("p.n")}, 0 from "ForumTopics" f cross join p where {where}
            """;
        await RunAsync(Topics("n", "n + 1000", "'Un sujet fait pour mesurer, le ' || n", $"{PostsEach}"));
        await RunAsync(Topics("0", $"{LongId}", "'Un sujet de mille messages'", $"{Long}") + " where n = 1");
        await RunAsync(Posts("f.\"Id\"", PostsEach, "f.\"Id\" > 1000"));
        await RunAsync(Posts("f.\"Id\"", Long, $"f.\"Id\" = {LongId}"));
        await RunAsync("analyze");

        async Task RunAsync(string sql)
        {
            await using var command = database.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, 600);
            await command.ExecuteNonQueryAsync();
        }
    }
}
