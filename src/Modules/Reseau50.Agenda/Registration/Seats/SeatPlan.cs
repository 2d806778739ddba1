namespace Reseau50.Agenda.Registration.Seats;

/// <summary>Why there is no seat: the room is full, or a rule says no.</summary>
internal sealed record Obstacle(SeatRule? Rule)
{
    public static readonly Obstacle Full = new((SeatRule?)null);
}

/// <summary>
/// The seats of one date and their rules at one moment. Every reserve is a pot of seats, the rest is open to all; whoever is seated sits in one pot that fits. There is a seat for somebody
/// when everybody can then be placed, if need be by moving others between pots that fit them too.
/// </summary>
/// <param name="Room">Seats in the room; null without limit.</param>
/// <param name="Afar">Seats for those who follow from afar; null without limit.</param>
/// <param name="Rules">The rules that hold.</param>
internal sealed record SeatPlan(int? Room, int? Afar, IReadOnlyList<SeatRule> Rules)
{
    /// <summary>Null when all of <paramref name="party"/> can sit together with those already <paramref name="seated"/>; else why not.</summary>
    public Obstacle? For(IReadOnlyDictionary<Profile, int> seated, IReadOnlyCollection<Profile> party)
    {
        var after = new Dictionary<Profile, int>(seated);
        foreach (var who in party) after[who] = after.GetValueOrDefault(who) + 1;
        if (Over(after, seated, party, online: false) || Over(after, seated, party, online: true)) return Obstacle.Full;
        if (Rules.FirstOrDefault(r => !r.IsReserve && party.Any(r.Fits) && Count(after, r.Fits) > r.Size) is { } ceiling) return new Obstacle(ceiling);
        if (!Rules.Any(r => r.IsReserve)) return null;
        // What the rules left unplaced before stays as it was: seats taken away afterwards stop nobody whose own reserve has room.
        if (Unplaced(after) <= Unplaced(seated)) return null;
        return new Obstacle(Rules.FirstOrDefault(r => r.IsReserve && !party.All(r.Fits)));
    }

    /// <summary>Seats that are left in the room or afar, whoever takes them; null without limit.</summary>
    public int? Left(IReadOnlyDictionary<Profile, int> seated, bool online) => Size(online) is { } size ? Math.Max(0, size - Count(seated, p => p.Online == online)) : null;

    private int? Size(bool online) => online ? Afar : Room;

    private bool Over(Dictionary<Profile, int> after, IReadOnlyDictionary<Profile, int> seated, IReadOnlyCollection<Profile> party, bool online) =>
        party.Any(p => p.Online == online) && Size(online) is { } size && Count(after, p => p.Online == online) > size;

    private static int Count(IReadOnlyDictionary<Profile, int> people, Func<Profile, bool> fits)
    {
        var count = 0;
        foreach (var (who, number) in people) if (fits(who)) count += number;
        return count;
    }

    /// <summary>How many find no pot, however the others are placed: the largest flow from people to pots, by augmenting paths.</summary>
    private int Unplaced(IReadOnlyDictionary<Profile, int> people)
    {
        var groups = people.Where(g => g.Value > 0).ToArray();
        var pots = Pots();
        var left = pots.Select(p => p.Size).ToArray();
        var placed = new int[groups.Length, pots.Count];
        var unplaced = 0;
        for (var group = 0; group < groups.Length; group++)
            for (var one = 0; one < groups[group].Value; one++)
                if (!Place(group, new bool[pots.Count])) unplaced++;
        return unplaced;

        bool Place(int group, bool[] tried)
        {
            for (var pot = 0; pot < pots.Count; pot++)
            {
                if (tried[pot] || !pots[pot].Fits(groups[group].Key)) continue;
                tried[pot] = true;
                if (left[pot] > 0) left[pot]--;
                else if (Enumerable.Range(0, groups.Length).FirstOrDefault(other => other != group && placed[other, pot] > 0 && Place(other, tried), -1) is >= 0 and var moved) placed[moved, pot]--;
                else continue;
                placed[group, pot]++;
                return true;
            }
            return false;
        }
    }

    private List<(int Size, Func<Profile, bool> Fits)> Pots()
    {
        var pots = new List<(int, Func<Profile, bool>)>();
        foreach (var online in (bool[])[false, true])
        {
            // A reserve that says neither is one of the room.
            var reserves = Rules.Where(r => r.IsReserve && (r.Online ?? false) == online).ToList();
            foreach (var reserve in reserves) pots.Add((reserve.Size, p => p.Online == online && reserve.Fits(p)));
            pots.Add((Size(online) is { } size ? Math.Max(0, size - reserves.Sum(r => r.Size)) : int.MaxValue, p => p.Online == online));
        }
        return pots;
    }
}
