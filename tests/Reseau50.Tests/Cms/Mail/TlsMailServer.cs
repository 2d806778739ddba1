using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Reseau50.Tests.Cms.Mail;

/// <summary>What the server took from one connection; <see cref="Data"/> is one character a byte.</summary>
internal sealed record TakenMail(bool Secure, string User, string From, IReadOnlyList<string> To, string Data);

/// <summary>A real mail server (npm's <c>smtp-server</c>) on loopback, which demands STARTTLS and a password.</summary>
internal sealed class TlsMailServer : IAsyncDisposable
{
    public const string User = "reseau", Password = "une phrase de messagerie";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reseau50-mail-");
    private readonly Process _process;

    private TlsMailServer()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        var (keyFile, certificateFile) = (Path.Combine(_folder.FullName, "key.pem"), Path.Combine(_folder.FullName, "cert.pem"));
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        var tools = Path.Combine(SourceTree.Root, "tests", "tools", "mail-server");
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(tools, "server.cjs"), keyFile, certificateFile, User, Password]) { WorkingDirectory = tools, RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    public int Port { get; private set; }
    public string Thumbprint { get; }

    public static async Task<TlsMailServer> StartAsync()
    {
        var server = new TlsMailServer();
        server.Port = (await server.ReadAsync()).GetProperty("port").GetInt32();
        return server;
    }

    public async Task<TakenMail> TakenAsync() => (await ReadAsync()).Deserialize<TakenMail>(JsonSerializerOptions.Web)!;

    /// <summary>True when nothing was taken: the server is told to end, and says nothing before it does.</summary>
    public async Task<bool> TookNothingAsync()
    {
        _process.StandardInput.Close();
        return await _process.StandardOutput.ReadToEndAsync() == "";
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return JsonElement.Parse(await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The mail server ended."));
    }
}
