using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reseau50.Cms.Security;
using Reseau50.Forum.Categories;
using Reseau50.Forum.Topics;

namespace Reseau50.Forum.Live;

/// <summary>
/// Server-sent events (HTML standard, 9.2): « so many posts now ». Not a word of them: the page asks for what it shows, as its reader, by its own address.
/// Rights are asked again before each event, and the connection ends after five minutes: the browser comes back, signed in or not.
/// </summary>
internal sealed class LiveController(ForumPlaces places, TopicWatch watch, IServiceScopeFactory scopes, IHostApplicationLifetime life, CurrentViewer viewer) : Controller
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Beat = TimeSpan.FromSeconds(20);

    [HttpGet(Category.Root + "/{categorie}/{sujet}/direct")]
    public async Task<IActionResult> Listen(string sujet, int depuis, CancellationToken ct)
    {
        if (await places.FindAsync(sujet, ct) is not { } place || !place.Topic.IsReadable) return NotFound();
        (Response.ContentType, Response.Headers.CacheControl) = ("text/event-stream", "no-store");
        Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        end.CancelAfter(Longest);
        using var listener = watch.Listen(place.Topic.Id);
        try
        {
            await SayAsync("retry: 3000\n\n", end.Token);
            for (var known = depuis; ;)
            {
                if (await listener.NextAsync(known, Beat, end.Token) is not { } number)
                {
                    // A comment line: what stands between keeps a connection open that says something.
                    await SayAsync(":\n\n", end.Token);
                    continue;
                }
                if (!await MayStillAsync(place.Topic.Id, end.Token)) return new EmptyResult();
                await SayAsync($"id: {Number(number)}\ndata: {Number(number)}\n\n", end.Token);
                known = number;
            }
        }
        catch (OperationCanceledException)
        {
            return new EmptyResult();
        }
    }

    private async Task SayAsync(string words, CancellationToken ct)
    {
        await Response.WriteAsync(words, ct);
        await Response.Body.FlushAsync(ct);
    }

    private async Task<bool> MayStillAsync(long topic, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = viewer.Value is { AccountId: { } me, SeenBy: null } && scope.ServiceProvider.GetService<ISitePeople>() is { } people ? (await people.FindAsync(me, ct))?.Viewer : viewer.Value;
        if (now is null) return false;
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Value = now;
        return await scope.ServiceProvider.GetRequiredService<ForumPlaces>().FindAsync(topic, ct) is { Topic.IsReadable: true };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
