namespace Reseau50.Cms.Security;

/// <summary>The processings of personal data a module brings, for the register the law asks for.</summary>
public interface IProcessings
{
    IReadOnlyList<Processing> All { get; }
}

/// <summary>
/// A line of the register, in French. How long is not written here: <see cref="Rules"/> names the jobs that forget (<see cref="Jobs.IRetentionRule"/>), and each says its own duration.
/// <see cref="Otherwise"/> says how long the rest is kept.
/// </summary>
public sealed record Processing(string Name, string Purpose, string LegalBasis, string People, string Data, string Recipients, IReadOnlyList<Type> Rules, string Otherwise, string Security);
