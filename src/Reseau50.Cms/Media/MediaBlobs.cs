using System.Security.Cryptography;
using Reseau50.Cms.Data;

namespace Reseau50.Cms.Media;

/// <summary>The bytes of the library, each file under its SHA-256 in the data folder: written aside, then moved, so that none is ever half there.</summary>
internal sealed class MediaBlobs(DatabaseOptions database)
{
    public string Folder { get; } = Path.Combine(database.Folder, "media", "blobs");
    public string Aside { get; } = Path.Combine(database.Folder, "media", "tmp");

    public string FileOf(string hash) => Path.Combine(Folder, hash[..2], hash[2..]);
    public bool Has(string hash) => File.Exists(FileOf(hash));

    public string NewAside()
    {
        Directory.CreateDirectory(Aside);
        return Path.Combine(Aside, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Writes the stream aside while counting and hashing it; null beyond <paramref name="max"/> bytes.</summary>
    public async Task<ReceivedFile?> ReceiveAsync(Stream bytes, long max, CancellationToken ct)
    {
        var file = new ReceivedFile(NewAside());
        try
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var output = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
            var buffer = new byte[81_920];
            for (int read; (read = await bytes.ReadAsync(buffer, ct)) > 0;)
            {
                file.Length += read;
                if (file.Length > max)
                {
                    file.Dispose();
                    return null;
                }
                sha.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            file.Hash = Convert.ToHexStringLower(sha.GetHashAndReset());
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Moves what was written aside to its place. Always moved, even onto itself: its fresh date keeps the cleanup away.</summary>
    public void Keep(string aside, string hash)
    {
        var target = FileOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.SetLastWriteTimeUtc(aside, DateTime.UtcNow);
        File.Move(aside, target, overwrite: true);
    }

    public async Task<string> WriteAsync(byte[] bytes, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var aside = NewAside();
        await File.WriteAllBytesAsync(aside, bytes, ct);
        Keep(aside, hash);
        return hash;
    }
}

/// <summary>A file written aside; gone when disposed, unless it was moved to its place.</summary>
internal sealed class ReceivedFile(string path) : IDisposable
{
    public string Path { get; } = path;
    public string Hash { get; set; } = "";
    public long Length { get; set; }
    public void Dispose() => File.Delete(Path);
}
