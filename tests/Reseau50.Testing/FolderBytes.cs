using System.Security.Cryptography;

namespace Reseau50.Testing;

/// <summary>A folder's files, by their relative names, so that two folders can be held to be the same byte for byte.</summary>
public static class FolderBytes
{
    /// <summary>One line a file: its name, length and SHA-256.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Name: Path.GetRelativePath(folder, f).Replace('\\', '/'), Path: f))
            .OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name} {new FileInfo(f.Path).Length} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f.Path)))}"),
    ];
}
