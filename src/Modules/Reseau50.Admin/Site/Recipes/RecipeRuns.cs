using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Data;
using Reseau50.Cms.Display;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Site.Recipes;

/// <summary>Where the runs of this process are. In memory: while a recipe runs, SQLite lets nobody else write.</summary>
internal sealed class RecipeProgress
{
    private readonly ConcurrentDictionary<Guid, string> _where = [];

    public string? this[Guid run] => _where.GetValueOrDefault(run);
    public void Say(Guid run, string where) => _where[run] = where;
    public void Forget(Guid run) => _where.TryRemove(run, out _);
}

/// <summary>The runs asked for here. One at a time on the site.</summary>
internal sealed class RecipeRuns(SiteDb db, SiteWork work, JobQueue queue, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Queues the run; null when another one is not over.</summary>
    public Task<Guid?> AskAsync(RecipeRunRow run, CancellationToken ct) => work.RunAsync<Guid?>(async () =>
    {
        await work.HoldAsync("recipes", ct);
        if (await UnderWayAsync(ct) is not null) return null;
        (run.AskedBy, run.AskedUtc) = (audit.Actor, Now);
        db.Add(run);
        await db.SaveChangesAsync(ct);
        await queue.EnqueueAsync(RecipeJob.JobKind, run.Id.ToString(), run.Id.ToString(), Now, ct);
        return run.Id;
    }, ct);

    public Task<RecipeRunRow?> FindAsync(Guid id, CancellationToken ct) => db.Set<RecipeRunRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>The run that is waiting or at work. One whose job was given up is over: its node died each time.</summary>
    public async Task<Guid?> UnderWayAsync(CancellationToken ct)
    {
        var open = await db.Set<RecipeRunRow>().Where(r => r.EndedUtc == null).Select(r => r.Id).ToListAsync(ct);
        if (open.Count == 0) return null;
        var keys = open.ConvertAll(id => id.ToString());
        var waiting = await db.Set<JobRow>().Where(j => j.Kind == RecipeJob.JobKind && keys.Contains(j.Key) && j.DoneUtc == null).Select(j => j.Key).FirstOrDefaultAsync(ct);
        return waiting is null ? null : Guid.Parse(waiting);
    }

    public Task<bool> IsOverAsync(Guid id, CancellationToken ct) => db.Set<RecipeRunRow>().AnyAsync(r => r.Id == id && r.EndedUtc != null, ct);

    /// <summary>The last runs, newest first, without what they said.</summary>
    public async Task<IReadOnlyList<RecipeRunLine>> LastAsync(int count, CancellationToken ct) => await db.Set<RecipeRunRow>().OrderByDescending(r => r.AskedUtc).ThenByDescending(r => r.Id).Take(count)
        .Select(r => new RecipeRunLine(r.Id, r.Kind, r.Recipe, r.Sent != null, r.AskedUtc, r.EndedUtc)).ToListAsync(ct);

    /// <summary>Ends the run with what came of it.</summary>
    public Task EndAsync(Guid id, RecipeOutcome outcome, CancellationToken ct)
    {
        var (json, now) = (outcome.Write(), Now);
        return db.Set<RecipeRunRow>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Outcome, json).SetProperty(r => r.EndedUtc, now), ct);
    }
}

/// <summary>A run in the list.</summary>
internal sealed record RecipeRunLine(Guid Id, string Kind, string Recipe, bool IsSent, DateTime AskedUtc, DateTime? EndedUtc)
{
    public string KindWords => Kind switch { RecipeRunRow.Apply => "application", RecipeRunRow.Verify => "vérification", _ => "plan" };
}

/// <summary>Runs are forgotten after three months, and the recipes sent with them.</summary>
internal sealed class RecipeRunForgetting(SiteDb db, TimeProvider clock) : IRecurringJob, IRetentionRule
{
    private const int Days = 90;

    public string Kind => "recipes.forget";
    public TimeSpan Every => TimeSpan.FromDays(1);
    public string? Feature => typeof(RecipeRunForgetting).Assembly.GetName().Name;
    public string Name => "Recettes essayées et appliquées";
    public string Duration => $"{Days} jours";
    public string Effect => "le compte rendu est effacé, et avec lui la recette envoyée";

    public Task<RetentionPreview> PreviewAsync(int most, CancellationToken ct) => RetentionPreview.OfAsync(Due.OrderBy(r => r.AskedUtc).ThenBy(r => r.Id).Select(r => new RetentionLine(r.Id.ToString(), r.Recipe)), most, ct);

    public Task RunAsync(CancellationToken ct) => Due.ExecuteDeleteAsync(ct);

    private IQueryable<RecipeRunRow> Due
    {
        get
        {
            var limit = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
            return db.Set<RecipeRunRow>().Where(r => r.AskedUtc < limit);
        }
    }
}

/// <summary>Who ran a recipe. A recipe that was sent may name people: it goes with the first of them who leaves.</summary>
internal sealed class RecipeRunners(SiteDb db, SiteTime time) : IPersonalData
{
    public string Name => "Recettes";
    public IReadOnlyList<Type> Tables => [typeof(RecipeRunRow)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(PersonalSubject who, CancellationToken ct)
    {
        var runs = await db.Set<RecipeRunRow>().AsNoTracking().Where(r => r.AskedBy == who.AccountId).OrderBy(r => r.AskedUtc).Select(r => new RecipeRunLine(r.Id, r.Kind, r.Recipe, r.Sent != null, r.AskedUtc, r.EndedUtc)).ToListAsync(ct);
        return [new("recettes", ["Recette", "Demande", "Date"], [.. runs.Select(r => (IReadOnlyList<string?>)[r.Recipe, r.KindWords, FrenchDate.Machine(time.ToLocal(r.AskedUtc))])])];
    }

    public async Task EraseAsync(PersonalSubject who, CancellationToken ct)
    {
        if (who.Email.Length > 0) await db.Set<RecipeRunRow>().Where(r => r.EndedUtc != null && (r.Sent!.Contains(who.Email) || r.Outcome!.Contains(who.Email))).ExecuteDeleteAsync(ct);
        await db.Set<RecipeRunRow>().Where(r => r.AskedBy == who.AccountId).ExecuteUpdateAsync(s => s.SetProperty(r => r.AskedBy, who.Pseudonym), ct);
    }
}
