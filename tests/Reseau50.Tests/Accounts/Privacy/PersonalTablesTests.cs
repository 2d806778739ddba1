using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Cms.Data;
using Reseau50.Cms.Security;

namespace Reseau50.Tests.Accounts.Privacy;

/// <summary>Each table of the site has somebody who answers for the people in it, or names nobody.</summary>
public sealed class PersonalTablesTests
{
    private static readonly string[] NamesNobody = ["SiteStateRow", "MediaDownloadRow", "MediaFolderRow", "JobRow", "ContactCount", "EventRegister", "FormVersion", "FormCount", "TopicTheme", "TitleWord", "Poll", "PollChoice"];
    private static readonly string[] Naming = ["AccountId", "UserId", "Owner", "Author", "Actor", "Recipient", "Email", "AnswerSource", "ActsAsId"];

    [Fact]
    public async Task EveryTable_IsSomebodysToAnswerFor()
    {
        await using var site = await TestSite.CreateAsync(Database.Sqlite);
        await site.InScopeAsync(s =>
        {
            var known = s.GetServices<IPersonalData>().SelectMany(p => p.Tables).ToList();
            Assert.Equal(known.Distinct(), known);
            var entities = s.GetRequiredService<SiteDb>().Model.GetEntityTypes().ToList();
            Assert.Empty(known.Except(entities.Select(e => e.ClrType)));
            var others = entities.Where(e => !known.Contains(e.ClrType)).ToList();
            Assert.Empty(others.Where(e => e.GetProperties().Any(p => Naming.Contains(p.Name) || p.Name.EndsWith("By", StringComparison.Ordinal) && p.Name != "LeasedBy")).Select(e => e.GetTableName()));
            Assert.Empty(others.Where(e => !NamesNobody.Contains(e.ClrType.Name) && !typeof(Reseau50.Cms.Content.IndexRow).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()));
            return Task.CompletedTask;
        });
    }
}
