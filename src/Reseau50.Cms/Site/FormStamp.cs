using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Reseau50.Cms.Site;

/// <summary>When a form was shown, sealed: nobody reads it through and fills it in within three seconds.</summary>
public sealed class FormStamp(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private readonly IDataProtector _protector = protection.CreateProtector("Reseau50.Form");

    /// <summary>The stamp of a form that is shown now.</summary>
    public string Now() => _protector.Protect(clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>False when the form came back too soon, or with a stamp that is not ours.</summary>
    public bool IsBelievable(string? stamp)
    {
        try
        {
            return stamp is not null && clock.GetUtcNow().UtcTicks - long.Parse(_protector.Unprotect(stamp), CultureInfo.InvariantCulture) >= Least.Ticks;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
