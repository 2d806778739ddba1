using Microsoft.Extensions.DependencyInjection;
using Reseau50.Agenda.Contracts;
using Reseau50.Agenda.Registration.Bookings;
using Reseau50.Agenda.Registration.Day.HalfDays;
using Reseau50.Agenda.Registration.Day.Hours;
using Reseau50.Agenda.Registration.Day.Presence;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Agenda.Registration.Day;

/// <summary>What is counted afterwards: of one date, and of a year.</summary>
public sealed class NumbersTests
{
    private static readonly Viewer Member = new([Viewer.Member]);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task TheNumbersOfADate_AddUp_AndAreForThoseWhoMaySeeIt(Database database)
    {
        await using var lab = await RegistrationLab.CreateAsync(database);
        await lab.PublishAsync(RegistrationLab.Event, audiences: [Viewer.Member]);
        foreach (var who in (string[])["ana", "bo"]) await lab.ComesAsync(who, "cat-parent");
        foreach (var who in (string[])["cy", "dee"]) await lab.ComesAsync(who, "cat-assmat");
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.ComesAsync("eli")).Secret));
        lab.Site.Clock.Now = DateTimeOffset.Parse(RegistrationLab.Start, System.Globalization.CultureInfo.InvariantCulture).AddHours(-20);
        await lab.AnswerAsync(async d => await d.WithdrawAsync((await lab.AskAsync(RegistrationLab.Asks("flo@site.example", proven: true))).Booking!.Secret));
        Assert.False((await NumbersAsync(lab, Member))!.IsNoted);
        await lab.NoteAsync(await lab.TapAsync("ana"), await lab.TapAsync("bo", Mark.Absent), await lab.TapAsync("cy", Mark.Excused));
        var numbers = (await NumbersAsync(lab, Member))!;
        Assert.Equal(new AttendanceCount("Total", 4, 1, 1, 1, 0), numbers.Total);
        Assert.Equal([new("Assistante maternelle ou assistant maternel à domicile", 2, 0, 0, 1, 0), new AttendanceCount("Parent", 2, 1, 1, 0, 0)], numbers.ByCategory);
        Assert.Equal((1, 1, TimeSpan.FromMinutes(90)), (numbers.Total.Unnoted, numbers.LateWithdrawals, numbers.Length));
        Assert.Null(await NumbersAsync(lab, Viewer.Visitor));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task HoursOfAYear_AreThoseOfItsDates_ForOneQueryMoreNever(Database database)
    {
        var count = new QueryCount();
        await using var lab = new RegistrationLab(await AgendaSite.CreateAsync(database, count));
        await DateAsync("une", "2026-11-10T08:00:00Z", "2026-11-10T16:00:00Z", 0);
        var one = await QueriesAsync();
        Assert.Equal(["Personne ana, MAM Les Coquillages, 3 h 30, 1"], (await OfAsync(2026)).People.Select(Line));
        for (var i = 0; i < 10; i++) await DateAsync("date-" + i, $"2026-12-{10 + i}T08:00:00Z", $"2026-12-{10 + i}T16:00:00Z", 0, 1);
        await DateAsync("ete", "2026-08-31T08:00:00Z", "2026-08-31T16:00:00Z", 0);
        await DateAsync("sans-fin", "2027-01-10T08:00:00Z", null, 0);
        Assert.Equal(one, await QueriesAsync());
        var year = await OfAsync(2026);
        Assert.Equal(["Personne ana, MAM Les Coquillages, 73 h 30, 12"], year.People.Select(Line));
        Assert.Equal(("MAM Les Coquillages", 1, 1), year.Structures.Single() is var s ? (s.Name, s.People, s.Unknown) : default);
        Assert.Equal(["Personne ana, MAM Les Coquillages, 2 h 30, 1"], (await OfAsync(2025)).People.Select(Line));
        // A date for members counts for who sees it.
        await lab.PublishAsync("une", start: "2026-11-10T08:00:00Z", end: "2026-11-10T16:00:00Z", audiences: [Viewer.Member]);
        Assert.Equal("70 h", Halves.Words((await lab.Site.InScopeAsync(s => s.GetRequiredService<YearHours>().OfAsync(new SchoolYear(2026), Viewer.Visitor, default))).People.Single().Length));

        async Task DateAsync(string id, string start, string? end, params int[] halves)
        {
            await lab.PublishAsync(id, start: start, end: end!);
            var booking = (await lab.AskAsync(RegistrationLab.Asks("ana@site.example", proven: true, eventId: id) with { EnteredBy = "compte-animatrice", Structure = "MAM Les Coquillages" })).Booking!;
            var person = (await lab.PeopleAsync()).Single(p => p.BookingId == booking.Id);
            Assert.Equal(RegistrationState.Confirmed, person.State);
            await lab.Site.InScopeAsync(s => s.GetRequiredService<AttendanceDesk>().NoteAsync(id, [.. halves.Select(h => new Tap(Guid.NewGuid(), person.Id, h, Mark.Present, TimeSpan.Zero))]));
        }

        async Task<int> QueriesAsync()
        {
            await OfAsync(2026);
            return await count.OfAsync(() => OfAsync(2026));
        }

        Task<YearHoursView> OfAsync(int first) => lab.Site.InScopeAsync(s => s.GetRequiredService<YearHours>().OfAsync(new SchoolYear(first), Member, default));
        static string Line(HoursLine line) => $"{line.Name}, {line.Structure}, {Halves.Words(line.Length)}, {line.Dates}";
    }

    [Theory]
    [InlineData("2026-2027", 2026), InlineData("2026-2028", null), InlineData("2026/2027", null), InlineData("abcd-efgh", null), InlineData(null, null)]
    public void AYear_IsReadStrictly(string? typed, int? first) => Assert.Equal(first, SchoolYear.Read(typed)?.First);

    private static Task<AttendanceNumbers?> NumbersAsync(RegistrationLab lab, Viewer viewer) => lab.Site.InScopeAsync(s => s.GetRequiredService<IAttendance>().OfAsync(RegistrationLab.Event, viewer));
}
