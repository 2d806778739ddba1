using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Dashboard;
using Reseau50.Admin.Items;
using Reseau50.Admin.Items.Checking;
using Reseau50.Admin.Items.Editing;
using Reseau50.Admin.Items.Keeping;
using Reseau50.Admin.Items.Listing;
using Reseau50.Admin.Items.Previewing;
using Reseau50.Admin.Items.Versions;
using Reseau50.Admin.Journal;
using Reseau50.Admin.Mails;
using Reseau50.Admin.Media;
using Reseau50.Admin.Media.Library;
using Reseau50.Admin.Media.Picking;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Admin.Shell;
using Reseau50.Admin.Site;
using Reseau50.Admin.Site.Export;
using Reseau50.Admin.Site.Modules;
using Reseau50.Admin.Site.Recipes;
using Reseau50.Admin.Site.Settings;
using Reseau50.Admin.Site.Types;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail.Texts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Admin;

/// <summary>The administration: where those who keep the site find, write and publish what it shows.</summary>
public sealed class AdminModule : ReseauModule
{
    public override string Name => "Administration";

    public override void Model(ModelBuilder model)
    {
        OpenForm.Map(model);
        PreviewLink.Map(model);
        RecipeRunRow.Map(model);
    }

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IMastheadEntry, AdminEntry>().AddSingleton<IAdminMenu, ItemsMenu>().AddSingleton<IAdminMenu, MediaMenu>();
        services.AddScoped<IAdminPanel, DraftsPanel>().AddScoped<IAdminPanel, RecentPanel>().AddScoped<IAdminPanel, ForgottenDraftsPanel>();
        services.AddScoped<ItemList>().AddScoped<ItemTypes>().AddScoped<ItemSave>().AddScoped<ItemVersions>().AddScoped<OpenForms>().AddScoped<LinkCheck>().AddScoped<IItemReview, ItemReview>().AddScoped<ItemSigns>().AddScoped<PreviewLinks>().AddScoped<PreviewPage>();
        services.AddScoped<JournalTable>().AddScoped<MailLog>().AddScoped<IAdminPanel, FailedMailsPanel>().AddScoped<ModuleSwitch>().AddScoped<SettingsStore>();
        services.AddSingleton<IAdminMenu, SiteMenu>();
        services.AddRetention<OpenFormForgetting>().AddPersonalData<EditorData>().AddSingleton<IProcessings, EditorProcessings>();
        services.AddSingleton<RecipeProgress>().AddScoped<RecipeRuns>().AddScoped<SiteExport>().AddJob<RecipeJob>().AddRetention<RecipeRunForgetting>().AddPersonalData<RecipeRunners>();
        services.AddScoped<TypeStore>().AddScoped<TypeUses>().AddScoped<TypeDeletion>();
        services.AddScoped<MediaList>().AddScoped<MediaUpload>().AddScoped<FormFiles>().AddScoped<IFormFiles>(s => s.GetRequiredService<FormFiles>()).AddScoped<IAdminPanel, AgreementPanel>().AddRecurringJob<AgreementLetters>().AddMailTexts(AgreementLetters.Texts).AddMailVariables(AgreementLetters.Variables);
    }
}
