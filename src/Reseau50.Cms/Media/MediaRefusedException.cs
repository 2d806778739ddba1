namespace Reseau50.Cms.Media;

/// <summary>A file the library does not take: why, and what to do, in plain French.</summary>
public sealed class MediaRefusedException(string path, string cause, string fix, Exception? inner = null) : Exception($"« {path} » : {cause} {fix}", inner)
{
    public string MediaPath { get; } = path;

    /// <summary>One sentence: what is wrong.</summary>
    public string Reason { get; } = cause;

    /// <summary>One sentence: what to do.</summary>
    public string Fix { get; } = fix;
}
