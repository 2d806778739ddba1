using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Admin.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;
using Reseau50.Contact.Asking;
using Reseau50.Contact.Foot;
using Reseau50.Contact.Forgetting;
using Reseau50.Contact.Letters;
using Reseau50.Contact.Messages;
using Reseau50.Contact.Privacy;
using Reseau50.Contact.Queue;
using Reseau50.Contact.Receiving;
using Reseau50.Contact.Reporting;

namespace Reseau50.Contact;

/// <summary>Writing to those who keep the site, telling them of a content, and what they answer.</summary>
public sealed class ContactModule : ReseauModule
{
    internal const string Manage = "ManageMessages";

    public override string Name => "Contact et signalements";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin", "Reseau50.Forms"];
    public override IReadOnlyList<Permission> Permissions => [new(Manage, "Lire les messages et les signalements, y répondre et en décider")];

    public override void Model(ModelBuilder model) => ContactTables.Map(model);

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IFootEntry, ContactFoot>().AddSingleton<ContactLimits>();
        services.AddScoped<MessageIntake>().AddScoped<ContactQuestions>().AddScoped<ReportedPages>().AddScoped<ContactLetters>().AddMailTexts(ContactTexts.All).AddMailVariables(ContactTexts.Variables);
        services.AddSingleton<IAdminMenu, MessagesMenu>().AddScoped<IAdminPanel, MessagesPanel>();
        services.AddScoped<MessageList>().AddScoped<MessageSheet>().AddScoped<MessageActs>().AddScoped<YearCounts>();
        services.AddRetention<MessageForgetting>().AddPersonalData<ContactData>().AddSingleton<IProcessings, ContactProcessings>();
    }
}
