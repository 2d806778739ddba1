using Reseau50.Agenda.Registration.Seats;

namespace Reseau50.Tests.Agenda.Registration;

/// <summary>The rules about seats once more, as one would explain them: every seat is a chair with a label, everybody is placed on a chair, one after the other.</summary>
internal static class CountedSeats
{
    public static bool Takes(SeatPlan plan, IReadOnlyList<Profile> seated, IReadOnlyList<Profile> party)
    {
        var all = seated.Concat(party).ToList();
        foreach (var online in new[] { false, true })
            if (party.Any(p => p.Online == online) && (online ? plan.Afar : plan.Room) is { } chairs && all.Count(p => p.Online == online) > chairs) return false;
        if (plan.Rules.Any(r => !r.IsReserve && party.Any(r.Fits) && all.Count(r.Fits) > r.Size)) return false;
        if (!plan.Rules.Any(r => r.IsReserve)) return true;
        return Standing(plan, all) <= Standing(plan, seated);
    }

    /// <summary>How many stand when as many as possible sit.</summary>
    private static int Standing(SeatPlan plan, IReadOnlyList<Profile> people)
    {
        var chairs = new List<Func<Profile, bool>>();
        foreach (var online in new[] { false, true })
        {
            var kept = plan.Rules.Where(r => r.IsReserve && (r.Online ?? false) == online).ToList();
            foreach (var rule in kept) chairs.AddRange(Enumerable.Repeat<Func<Profile, bool>>(p => p.Online == online && rule.Fits(p), rule.Size));
            var open = (online ? plan.Afar : plan.Room) is { } size ? Math.Max(0, size - kept.Sum(r => r.Size)) : people.Count;
            chairs.AddRange(Enumerable.Repeat<Func<Profile, bool>>(p => p.Online == online, open));
        }
        var sitter = Enumerable.Repeat(-1, chairs.Count).ToArray();
        return people.Count - Enumerable.Range(0, people.Count).Count(p => Sit(p, []));

        bool Sit(int person, HashSet<int> asked)
        {
            for (var chair = 0; chair < chairs.Count; chair++)
            {
                if (!chairs[chair](people[person]) || !asked.Add(chair)) continue;
                if (sitter[chair] >= 0 && !Sit(sitter[chair], asked)) continue;
                sitter[chair] = person;
                return true;
            }
            return false;
        }
    }
}
