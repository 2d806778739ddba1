using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Reseau50.Cms.Data;

namespace Reseau50.Agenda.Migrations;

/// <summary>Who comes to what.</summary>
[DbContext(typeof(SiteDb))]
[Migration("20261122200000_Registration")]
internal sealed class M0003_Registration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var b = migrationBuilder;
        b.CreateTable("EventRegisters", t => new
        {
            EventId = t.Column<string>(maxLength: 26, nullable: false),
            LastPosition = t.Column<long>(nullable: false),
            EndsUtc = t.Column<DateTime>(nullable: true),
            NextDueUtc = t.Column<DateTime>(nullable: true),
            Told = t.Column<string>(maxLength: 2000, nullable: true),
            Reminded = t.Column<string>(maxLength: 1000, nullable: true),
            Sequence = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_EventRegisters", x => x.EventId));
        b.CreateIndex("IX_EventRegisters_Ends", "EventRegisters", "EndsUtc");
        b.CreateIndex("IX_EventRegisters_Due", "EventRegisters", "NextDueUtc");

        b.CreateTable("Bookings", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            EventId = t.Column<string>(maxLength: 26, nullable: false),
            SessionId = t.Column<string>(maxLength: 26, nullable: false),
            Secret = t.Column<string>(maxLength: 40, nullable: false),
            Name = t.Column<string>(maxLength: 100, nullable: false),
            Email = t.Column<string>(maxLength: 256, nullable: false),
            AccountId = t.Column<string>(maxLength: 100, nullable: true),
            Commune = t.Column<string>(maxLength: 100, nullable: true),
            Structure = t.Column<string>(maxLength: 200, nullable: true),
            ConsentVersion = t.Column<string>(maxLength: 40, nullable: true),
            ConsentUtc = t.Column<DateTime>(nullable: true),
            ProvenUtc = t.Column<DateTime>(nullable: true),
            EnteredBy = t.Column<string>(maxLength: 100, nullable: true),
            Note = t.Column<string>(maxLength: 1000, nullable: true),
            Changes = t.Column<int>(nullable: false),
            Quiet = t.Column<bool>(nullable: false),
            AskedUtc = t.Column<DateTime>(nullable: false),
            ForgottenUtc = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_Bookings", x => x.Id));
        b.CreateIndex("UX_Bookings_Secret", "Bookings", "Secret", unique: true);
        b.CreateIndex("IX_Bookings_Event", "Bookings", ["EventId", "SessionId"]);
        b.CreateIndex("IX_Bookings_Account", "Bookings", "AccountId");

        b.CreateTable("Attendees", t => new
        {
            Id = t.Column<Guid>(nullable: false),
            BookingId = t.Column<Guid>(nullable: false),
            PartyId = t.Column<Guid>(nullable: false),
            EventId = t.Column<string>(maxLength: 26, nullable: false),
            SessionId = t.Column<string>(maxLength: 26, nullable: false),
            Rank = t.Column<int>(nullable: false),
            Role = t.Column<int>(nullable: false),
            Name = t.Column<string>(maxLength: 100, nullable: false),
            Mailbox = t.Column<string>(maxLength: 256, nullable: true),
            Category = t.Column<string>(maxLength: 26, nullable: true),
            Epci = t.Column<string>(maxLength: 26, nullable: true),
            Online = t.Column<bool>(nullable: false),
            State = t.Column<int>(nullable: false),
            Position = t.Column<long>(nullable: false),
            UntilUtc = t.Column<DateTime>(nullable: true),
            SinceUtc = t.Column<DateTime>(nullable: false),
            Ticket = t.Column<string>(maxLength: 12, nullable: false),
        }, constraints: t => t.PrimaryKey("PK_Attendees", x => x.Id));
        b.CreateIndex("IX_Attendees_Booking", "Attendees", ["BookingId", "Rank"]);
        b.CreateIndex("IX_Attendees_Queue", "Attendees", ["EventId", "SessionId", "State", "Position"]);
        b.CreateIndex("UX_Attendees_Ticket", "Attendees", "Ticket", unique: true);
        // Whatever goes wrong elsewhere, nobody has two live registrations for one date.
        b.CreateIndex("UX_Attendees_Once", "Attendees", ["EventId", "SessionId", "Mailbox"], unique: true, filter: "\"State\" < 10 and \"Mailbox\" is not null");
    }
}
