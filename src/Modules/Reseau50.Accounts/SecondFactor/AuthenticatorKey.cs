using System.Text;
using QRCoder;

namespace Reseau50.Accounts.SecondFactor;

/// <summary>A QR code as one path of an SVG, in modules; the quiet zone is part of it.</summary>
internal sealed record AuthenticatorPicture(int Size, string Path);

/// <summary>The secret an authenticator application takes in, as text or as a picture.</summary>
internal static class AuthenticatorKey
{
    /// <summary>In groups of four: it is typed by hand when the camera does not work.</summary>
    public static string Grouped(string key) => string.Join(' ', key.ToUpperInvariant().Chunk(4).Select(c => new string(c)));

    public static string Address(string key, string site, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString(site)}&digits=6";

    public static AuthenticatorPicture Picture(string key, string site, string email)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address(key, site, email), QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix[y].Length; x++)
                if (code.ModuleMatrix[y][x]) path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
        return new AuthenticatorPicture(code.ModuleMatrix.Count, path.ToString());
    }
}
