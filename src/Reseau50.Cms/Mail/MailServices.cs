using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Site;

namespace Reseau50.Cms.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        if (!MailAddress.TryCreate(options.From, out _))
            throw new InvalidOperationException($"Le réglage « Mail:From » n’est pas une adresse : « {options.From} ». Écrivez par exemple « Réseau50 <contact@exemple.fr> ».");
        services.AddSingleton(options).AddScoped<MailOutbox>().AddScoped<MailTable>().AddScoped<MailWriter>().AddScoped<PublicAddress>().AddRetention<MailForgetting>();
        if (options.Host is { Length: > 0 }) services.AddSingleton<IMailTransport, SmtpTransport>();
        else services.AddSingleton<IMailTransport, PickupTransport>();
        return services;
    }

    public static IServiceCollection AddMailSender(this IServiceCollection services) => services.AddHostedService<MailSender>();
}
