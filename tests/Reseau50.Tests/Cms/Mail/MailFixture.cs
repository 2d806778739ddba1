using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Reseau50.Cms.Data;
using Reseau50.Cms.Mail;

namespace Reseau50.Tests.Cms.Mail;

internal static class MailFixture
{
    public static MailSender Sender(this TestSite site, IMailTransport? transport = null) => new(site.Services.GetRequiredService<IServiceScopeFactory>(),
        transport ?? site.Services.GetRequiredService<IMailTransport>(), site.Services.GetRequiredService<MailOptions>(), NullLogger<MailSender>.Instance);

    public static SmtpTransport Smtp(int port) => new(new MailOptions { Host = "127.0.0.1", Port = port, StartTls = false, From = "Réseau des RAM <reseau@exemple.fr>", Timeout = TimeSpan.FromSeconds(10) });

    public static Task<bool> QueueAsync(this TestSite site, string key, string to = "awa@exemple.fr", string? html = null) => site.InScopeAsync(s =>
        s.GetRequiredService<SiteWork>().RunAsync(() => s.GetRequiredService<MailOutbox>().QueueAsync(key, to, "Réunion d’été : c’est confirmé", "Bonjour,\nà bientôt à Coutances.\n", html)));

    public static Task<MailRow> MailAsync(this TestSite site, string key) => site.InScopeAsync(s =>
        s.GetRequiredService<SiteDb>().Set<MailRow>().AsNoTracking().SingleAsync(m => m.DedupKey == key));

    public static string[] Letters(this TestSite site) => Directory.Exists(Path.Combine(site.Options.Folder, "mails")) ? Directory.GetFiles(Path.Combine(site.Options.Folder, "mails")) : [];
}
