using Microsoft.EntityFrameworkCore;

namespace Reseau50.Agenda.Registration.Bookings;

internal static class RegistrationTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<EventRegister>(e => { e.ToTable("EventRegisters"); e.HasKey(x => x.EventId); });
        model.Entity<Booking>(e => { e.ToTable("Bookings"); e.HasKey(x => x.Id); e.Property(x => x.Id).ValueGeneratedNever(); e.Ignore(x => x.Subject); });
        model.Entity<Attendee>(e => { e.ToTable("Attendees"); e.HasKey(x => x.Id); e.Property(x => x.Id).ValueGeneratedNever(); e.Ignore(x => x.Profile); });
    }
}
