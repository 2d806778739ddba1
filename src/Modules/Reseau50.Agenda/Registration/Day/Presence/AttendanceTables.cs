using Microsoft.EntityFrameworkCore;

namespace Reseau50.Agenda.Registration.Day.Presence;

internal static class AttendanceTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Attendance>(e => { e.ToTable("Attendances"); e.HasKey(x => new { x.AttendeeId, x.Half }); });
        model.Entity<CertificateCode>(e => { e.ToTable("CertificateCodes"); e.HasKey(x => x.Code); });
    }
}
