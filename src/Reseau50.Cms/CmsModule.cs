using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Cms.Audit;
using Reseau50.Cms.Content;
using Reseau50.Cms.Display;
using Reseau50.Cms.Features;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Mail;
using Reseau50.Cms.Media;
using Reseau50.Cms.Parts;
using Reseau50.Cms.Security;
using Reseau50.Cms.Site;

namespace Reseau50.Cms;

/// <summary>The kernel's own parts, fields and indexes, registered as a module's are.</summary>
public sealed class CmsModule : ReseauModule
{
    public override string Name => "Noyau";
    public override IReadOnlyList<Permission> Permissions => KernelPermissions.All;

    public override void Model(ModelBuilder model)
    {
        IndexRow.Map(model.Entity<AutorouteIndex>(), nameof(AutorouteIndex));
        IndexRow.Map(model.Entity<AliasIndex>(), nameof(AliasIndex));
        IndexRow.Map(model.Entity<ContainedIndex>(), nameof(ContainedIndex));
        IndexRow.Map(model.Entity<TaxonomyIndex>(), nameof(TaxonomyIndex));
        IndexRow.Map(model.Entity<PickerIndex>(), nameof(PickerIndex));
        IndexRow.Map(model.Entity<LayerIndex>(), nameof(LayerIndex));
        IndexRow.Map(model.Entity<VisibilityIndex>(), nameof(VisibilityIndex));
        IndexRow.Map(model.Entity<ScheduleIndex>(), nameof(ScheduleIndex));
        IndexRow.Map(model.Entity<MediaIndex>(), nameof(MediaIndex));
        model.Entity<MediaFolderRow>(e => { e.ToTable("MediaFolders"); e.HasKey(x => x.Path); });
        model.Entity<MediaPastRow>(e => { e.ToTable("MediaPast"); e.HasKey(x => x.Id); });
    }

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddIndex<AutorouteIndexProvider>().AddIndex<AliasIndexProvider>().AddIndex<ContainedIndexProvider>().AddIndex<TaxonomyIndexProvider>()
            .AddIndex<PickerIndexProvider>().AddIndex<LayerIndexProvider>().AddIndex<VisibilityIndexProvider>().AddIndex<ScheduleIndexProvider>().AddIndex<MediaIndexProvider>();
        services.AddPart<TitlePartDriver>().AddPart<AutoroutePartDriver>().AddPart<AliasPartDriver>().AddPart<CommonPartDriver>().AddPart<HtmlBodyPartDriver>()
            .AddPart<MarkdownBodyPartDriver>().AddPart<ListPartDriver>().AddPart<ContainedPartDriver>().AddPart<BagPartDriver>().AddPart<FlowPartDriver>()
            .AddPart<TaxonomyPartDriver>().AddPart<TermPartDriver>().AddPart<MenuPartDriver>().AddPart<MenuItemsListPartDriver>().AddPart<LinkMenuItemPartDriver>()
            .AddPart<ContentMenuItemPartDriver>().AddPart<HtmlMenuItemPartDriver>().AddPart<MenuItemPermissionPartDriver>().AddPart<PublishLaterPartDriver>()
            .AddPart<ArchiveLaterPartDriver>().AddPart<VisibilityPartDriver>().AddPart<PreviewPartDriver>().AddPart<AuditTrailPartDriver>();
        services.AddField<TextFieldDriver>().AddField<MultiTextFieldDriver>().AddField<HtmlFieldDriver>().AddField<MarkdownFieldDriver>().AddField<BooleanFieldDriver>()
            .AddField<NumericFieldDriver>().AddField<DateFieldDriver>().AddField<DateTimeFieldDriver>().AddField<TimeFieldDriver>().AddField<LinkFieldDriver>()
            .AddField<MediaFieldDriver>().AddField<ContentPickerFieldDriver>().AddField<UserPickerFieldDriver>().AddField<TaxonomyFieldDriver>()
            .AddField<GeoPointFieldDriver>().AddField<YoutubeFieldDriver>();
        services.AddPersonalData<ContentAuthors>().AddPersonalData<AuditActors>().AddPersonalData<MailReaders>().AddPersonalData<MediaAnswerers>().AddScoped<PersonalErasure>().AddSingleton<IProcessings, KernelProcessings>();
        services.AddScoped<IAudienceSource, RoleAudiences>().AddScoped<AudienceNames>();
        services.AddScoped<IRecurringJob, ScheduleJob>();
        services.AddScoped<AutorouteTable>().AddScoped<ContainedItems>().AddScoped<TermTable>()
            .AddScoped<SitePages>().AddScoped<MenuTree>();
    }
}

/// <summary>How modules register what they bring.</summary>
public static class ModuleServices
{
    public static IServiceCollection AddIndex<T>(this IServiceCollection services) where T : class, IIndexProvider => services.AddSingleton<IIndexProvider, T>();
    public static IServiceCollection AddPart<T>(this IServiceCollection services) where T : class, IPartDriver => services.AddScoped<IPartDriver, T>();
    public static IServiceCollection AddWidget<T>(this IServiceCollection services) where T : class, IWidget => services.AddScoped<IWidget, T>();

    /// <summary>The page of <paramref name="contentType"/>, under that key too: a request makes the one it shows, not all of them.</summary>
    public static IServiceCollection AddPage<T>(this IServiceCollection services, string contentType) where T : class, IContentPage =>
        services.AddScoped<IContentPage, T>().AddKeyedScoped<IContentPage, T>(contentType);

    /// <summary>A page that is a list, for the site map and the sitemap.</summary>
    public static IServiceCollection AddListPage(this IServiceCollection services, ReseauModule module, string path, string title) =>
        services.AddSingleton(new ListPage(path, title, module.GetType().Assembly));

    /// <summary>What the module keeps about people.</summary>
    public static IServiceCollection AddPersonalData<T>(this IServiceCollection services) where T : class, IPersonalData => services.AddScoped<IPersonalData, T>();
    public static IServiceCollection AddField<T>(this IServiceCollection services) where T : class, IFieldDriver => services.AddScoped<IFieldDriver, T>();
}
