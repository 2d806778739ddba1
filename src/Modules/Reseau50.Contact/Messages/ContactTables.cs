using Microsoft.EntityFrameworkCore;

namespace Reseau50.Contact.Messages;

/// <summary>Messages, what was added to them, and what is left of them in numbers.</summary>
internal static class ContactTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ContactMessage>(e => { e.ToTable("ContactMessages"); e.HasKey(x => x.Id); e.Ignore(x => x.Answers); });
        model.Entity<ContactEntry>(e =>
        {
            e.ToTable("ContactEntries");
            e.HasKey(x => x.Id);
            e.HasOne<ContactMessage>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ContactCount>(e => { e.ToTable("ContactCounts"); e.HasKey(x => new { x.Year, x.IsReport, x.Subject, x.Decision }); });
    }
}
