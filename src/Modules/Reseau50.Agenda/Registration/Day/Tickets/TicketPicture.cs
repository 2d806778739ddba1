using System.Text;
using QRCoder;
using Reseau50.Agenda.Registration.Day.CheckIn;

namespace Reseau50.Agenda.Registration.Day.Tickets;

/// <summary>What the door scans, as one path of an SVG, in modules; the quiet zone is part of it. It holds an address and a code, never a name.</summary>
internal sealed record TicketPicture(int Size, string Path)
{
    public static string AddressOf(string site, string eventId, string ticket) => $"{site}{CheckInController.PathOf(eventId)}?billet={ticket}";

    public static TicketPicture Of(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix[y].Length; x++)
                if (code.ModuleMatrix[y][x]) path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
        return new TicketPicture(code.ModuleMatrix.Count, path.ToString());
    }
}
