using System.Security.Cryptography;
using Reseau50.Cms.Site;

namespace Reseau50.Web.Setup;

/// <summary>
/// Until there is a site, every address leads to the page that makes one, and that page asks for a code only the log tells. One code for each start of
/// the host; ten wrong ones and it must be started again.
/// </summary>
internal sealed class SetupGate
{
    public const int Tries = 10;
    // Without letters or figures that are read for one another.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private volatile bool _shut;
    private int _wrong;

    /// <summary>True while there is no site.</summary>
    public bool IsShut => _shut;
    public string? Code { get; private set; }

    /// <summary>Shuts it, and returns the code to tell.</summary>
    public string Shut()
    {
        Code = string.Concat(Enumerable.Range(0, 3).Select(i => (i == 0 ? "" : "-") + RandomNumberGenerator.GetString(Alphabet, 4)));
        _shut = true;
        return Code;
    }

    public void Open() => _shut = false;

    /// <summary>True for the code, however it is typed; never again after ten wrong ones.</summary>
    public bool Takes(string? code)
    {
        static byte[] Bytes(string? text) => [.. (text ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit).Select(c => (byte)c)];
        if (_wrong < Tries && CryptographicOperations.FixedTimeEquals(Bytes(code), Bytes(Code))) return true;
        Interlocked.Increment(ref _wrong);
        return false;
    }

    public bool IsWornOut => _wrong >= Tries;

    public static Task GateAsync(HttpContext context, RequestDelegate next)
    {
        var gate = context.RequestServices.GetRequiredService<SetupGate>();
        return gate.IsShut ? gate.LeadAsync(context, next) : next(context);
    }

    private async Task LeadAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        // Another node, or a command, may have made it.
        if (await SiteSetup.ExistsAsync(context.RequestServices, context.RequestAborted))
        {
            // What was kept of a database without a site is out of date.
            await FirstPage.RehearseAsync(context.RequestServices, context.RequestAborted);
            Open();
        }
        if (!IsShut || path.StartsWithSegments(SetupController.Path) || path.StartsWithSegments("/styles") || path.StartsWithSegments("/_content") || path.StartsWithSegments("/health")) await next(context);
        else context.Response.Redirect(SetupController.Path);
    }
}
