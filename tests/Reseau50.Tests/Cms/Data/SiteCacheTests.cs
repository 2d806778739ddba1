using Reseau50.Cms.Data;

namespace Reseau50.Tests.Cms.Data;

public sealed class SiteCacheTests
{
    private readonly SiteCache _cache = new();
    private int _made;

    [Fact]
    public async Task Value_IsMadeOnce_HoweverManyAsk_AndAnewAfterAChange()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 20).Select(_ => _cache.GetAsync("k", () => MakeAsync(gate.Task))).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(asked), value => Assert.Equal(1, value));
        Assert.Equal(2, await _cache.GetAsync("autre", () => MakeAsync()));

        _cache.Advance(5);
        Assert.Equal(5, _cache.Generation);
        Assert.Equal(3, await _cache.GetAsync("k", () => MakeAsync()));
    }

    [Fact]
    public async Task WhatWasReadBeforeAChange_IsNotFoundAfterIt()
    {
        var before = _cache.Now;
        Assert.Equal(1, await _cache.GetAsync("k", () => MakeAsync(), before));
        Assert.Equal(1, await _cache.GetAsync("k", () => MakeAsync()));

        before = _cache.Now;
        _cache.Advance(5);
        Assert.Equal(2, await _cache.GetAsync("autre", () => MakeAsync(), before));
        Assert.Equal(3, await _cache.GetAsync("autre", () => MakeAsync()));
    }

    [Fact]
    public async Task FailedMaking_IsToldToThoseWhoWait_AndNotKept()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 3).Select(_ => _cache.GetAsync("k", () => MakeAsync(gate.Task))).ToList();
        gate.SetException(new TimeoutException());
        foreach (var one in asked) await Assert.ThrowsAsync<TimeoutException>(() => one);
        Assert.Equal(1, _made);
        Assert.Equal(2, await _cache.GetAsync("k", () => MakeAsync()));
    }

    [Fact]
    public async Task WhoeverGoesAwayWhileMaking_DoesNotTakeTheOthersAlong()
    {
        using var left = new CancellationTokenSource();
        var first = _cache.GetAsync("k", async () =>
        {
            await Task.Delay(Timeout.Infinite, left.Token);
            return 0;
        });
        var waiting = Enumerable.Range(0, 3).Select(_ => _cache.GetAsync("k", () => MakeAsync())).ToList();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.All(await Task.WhenAll(waiting), value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task WhatWasBeingMadeWhenTheSiteChanged_IsNotServedAfterwards()
    {
        var gate = new TaskCompletionSource();
        var old = _cache.GetAsync("k", () => MakeAsync(gate.Task));
        _cache.Advance(2);
        Assert.Equal(2, await _cache.GetAsync("k", () => MakeAsync()));
        gate.SetResult();
        Assert.Equal(1, await old);
        Assert.Equal(2, await _cache.GetAsync("k", () => MakeAsync()));
    }

    [Fact]
    public async Task BeyondItsCapacity_TheCacheStartsAnew()
    {
        for (var i = 0; i <= 10_000; i++) await _cache.GetAsync("k" + i, () => Task.FromResult(i));
        Assert.Equal(1, await _cache.GetAsync("k0", () => MakeAsync()));
        Assert.Equal(1, await _cache.GetAsync("k0", () => MakeAsync()));
    }

    private async Task<int> MakeAsync(Task? wait = null)
    {
        var number = Interlocked.Increment(ref _made);
        await (wait ?? Task.CompletedTask);
        return number;
    }
}
