using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.Privacy.Requests;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>What people asked about their data: the nearest limit first, one answer each, at the same cost however many.</summary>
public sealed class RequestLogTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task WhatWaits_ComesFirst_TheNearestLimitBefore_AndTheAnsweredLast(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var now = lab.Site.Clock.Now.UtcDateTime;
        await SeedAsync(lab, ("tard", now.AddDays(-2), null), ("repondue", now.AddDays(-90), now.AddDays(-80)), ("tôt", now.AddDays(-20), null), ("hier", now.AddDays(-50), now.AddDays(-1)));
        var (lines, total) = await PageAsync(lab, 1, 3);
        Assert.Equal(["tôt", "tard", "hier"], lines.Select(l => l.Who));
        Assert.Equal(4, total);
        Assert.Equal(["repondue"], (await PageAsync(lab, 2, 3)).Lines.Select(l => l.Who));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ARequest_IsAnsweredOnce(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.JoinAsync("bob", "bob@ecole.example");
        await SeedAsync(lab, ("Madame L.", lab.Site.Clock.Now.UtcDateTime, null));
        var id = (await PageAsync(lab, 1, 9)).Lines.Single().Request.Id;
        Assert.True(await lab.AsAsync("ada", s => s.GetRequiredService<RequestLog>().AnswerAsync(id, "Corrigé.", default)));
        Assert.False(await lab.AsAsync("bob", s => s.GetRequiredService<RequestLog>().AnswerAsync(id, "Autre chose.", default)));
        Assert.False(await lab.AsAsync("bob", s => s.GetRequiredService<RequestLog>().AnswerAsync("inconnue", "Autre chose.", default)));
        var kept = (await PageAsync(lab, 1, 9)).Lines.Single().Request;
        Assert.Equal(("Corrigé.", "ada"), (kept.Answer, kept.AnsweredBy));
        Assert.Equal(("ada", id), (await lab.AuditAsync("privacy.answered")).Select(l => (l.Actor, l.SubjectId)).Single());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AForm_IsRefusedForEachOfItsFaults_AndWritesNothing(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var problems = await lab.AskAsync((RequestLog l) => l.RecordAsync(new RequestForm { Objet = "autre", Voie = PrivacyRequest.Site, Qui = " ", Recue = null, Note = new string('n', RequestLog.LongestText + 1) }, default));
        Assert.Equal(["Objet", "Voie", "Qui", "Recue", "Note"], problems.Select(p => p.Name));
        Assert.Equal(0, (await PageAsync(lab, 1, 9)).Total);
        var today = await lab.AskAsync((SiteTime t) => Task.FromResult(t.Today));
        foreach (var day in (DateOnly[])[today.AddDays(1), today.AddYears(-1).AddDays(-1)])
            Assert.Equal(["Recue"], (await lab.AskAsync((RequestLog l) => l.RecordAsync(new RequestForm { Objet = PrivacyRequest.Closure, Voie = PrivacyRequest.Post, Qui = "Madame L.", Recue = day }, default))).Select(p => p.Name));
        Assert.Empty(await lab.AskAsync((RequestLog l) => l.RecordAsync(new RequestForm { Objet = PrivacyRequest.Closure, Voie = PrivacyRequest.Post, Qui = "Madame L.", Recue = today }, default)));
        Assert.Equal(["Madame L."], (await PageAsync(lab, 1, 9)).Lines.Select(l => l.Who));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ALongLog_CostsAsManyQueriesAsAShortOne(Database database)
    {
        var queries = new QueryCount();
        await using var lab = await AccountLab.CreateAsync(database, services => services.ConfigureDbContext<SiteDb>(b => b.AddInterceptors(queries)));
        var now = lab.Site.Clock.Now.UtcDateTime;
        await SeedAsync(lab, ("une", now, null));
        await PageAsync(lab, 1, 30);
        var few = await queries.OfAsync(() => PageAsync(lab, 1, 30));
        await SeedAsync(lab, [.. Enumerable.Range(0, 999).Select(i => ($"n{i}", now.AddMinutes(-i), i % 3 == 0 ? now : (DateTime?)null))]);
        Assert.Equal(few, await queries.OfAsync(async () => Assert.Equal(30, (await PageAsync(lab, 1, 30)).Lines.Count)));
    }

    private static Task SeedAsync(AccountLab lab, params (string Who, DateTime Received, DateTime? Answered)[] requests) => lab.Site.InWorkAsync(s =>
    {
        foreach (var (who, received, answered) in requests)
            s.GetRequiredService<SiteDb>().Add(new PrivacyRequest { Kind = PrivacyRequest.Closure, Way = PrivacyRequest.Post, Who = who, ReceivedUtc = received, AnsweredUtc = answered });
        return Task.CompletedTask;
    });

    private static Task<(IReadOnlyList<RequestEntry> Lines, int Total)> PageAsync(AccountLab lab, int page, int size) => lab.AskAsync((RequestLog l) => l.PageAsync(page, size, default));
}
