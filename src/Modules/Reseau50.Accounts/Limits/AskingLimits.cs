using System.Net;
using Reseau50.Cms.Site;

namespace Reseau50.Accounts.Limits;

/// <summary>How often one network address may send a form that makes the site write mails.</summary>
internal sealed class AskingLimits : IDisposable
{
    /// <summary>A training room of twenty behind one address may all join within the hour.</summary>
    public const int Joining = 25, Forgotten = 10, Keeping = 60;

    private readonly HourlyLimit _joining = new(Joining), _forgotten = new(Forgotten), _keeping = new(Keeping);

    public bool MayJoin(IPAddress? from) => _joining.Take(from);
    public bool MayForget(IPAddress? from) => _forgotten.Take(from);
    public bool MayKeep(IPAddress? from) => _keeping.Take(from);

    public void Dispose()
    {
        _keeping.Dispose();
        _joining.Dispose();
        _forgotten.Dispose();
    }
}
