using Reseau50.Accounts.Manage.Admission;

namespace Reseau50.Tests.Accounts.Manage;

/// <summary>Whom the coordination accepts in advance, as it writes it down.</summary>
public sealed class AdmissionBookTests
{
    private const string Place = "struct-rpe-rade";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Addresses_AreAddedAndTakenAway_Once(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Null(await InviteAsync(lab, "a@mairie.example\r\nb@mairie.example, A@mairie.example"));
        Assert.Null(await InviteAsync(lab, "b@mairie.example"));
        Assert.Equal(["a@mairie.example", "b@mairie.example"], await InvitedAsync(lab));
        Assert.True(await lab.AskAsync((AdmissionBook b) => b.UninviteAsync("B@mairie.example", default)));
        Assert.False(await lab.AskAsync((AdmissionBook b) => b.UninviteAsync("b@mairie.example", default)));
        Assert.Equal(["a@mairie.example"], await InvitedAsync(lab));
        Assert.Equal("2 adresses acceptées d’avance.", Assert.Single(await lab.AuditAsync("joining.invited")).Summary);
        Assert.Single(await lab.AuditAsync("joining.uninvited"));
    }

    [Theory, InlineData(""), InlineData("sans arobase"), InlineData("a@mairie.example\nb@@mairie.example"), InlineData("a@local"), InlineData("assmat-mam@demo.reseau50.example")]
    public async Task AWrongAddress_KeepsNoneOfThem(string typed)
    {
        await using var lab = await AccountLab.DemoAsync(Database.Sqlite);
        Assert.NotNull(await InviteAsync(lab, typed));
        Assert.Empty(await InvitedAsync(lab));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task InvitationsAtOnce_AreAllKept(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => InviteAsync(lab, $"a{i}@mairie.example"))));
        Assert.Equal(6, (await InvitedAsync(lab)).Count());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ADomain_BelongsToOneStructure(Database database)
    {
        await using var lab = await AccountLab.DemoAsync(database);
        Assert.Empty(await KnowAsync(lab, "@Mairie-Exemple.FR", Place));
        Assert.Equal("domaine", Assert.Single(await KnowAsync(lab, "mairie-exemple.fr", "struct-mam-galets")).Field);
        Assert.Empty(await KnowAsync(lab, "mairie-exemple.fr", Place));
        var rules = await lab.AskAsync((AdmissionBook b) => b.RulesAsync(default));
        Assert.True(rules.Knows("accueil@mairie-exemple.fr", Place));
        Assert.False(rules.Knows("accueil@mairie-exemple.fr", "struct-mam-galets"));
        Assert.True(await lab.AskAsync((AdmissionBook b) => b.ForgetDomainAsync("mairie-exemple.FR", default)));
        Assert.Empty((await lab.AskAsync((AdmissionBook b) => b.RulesAsync(default))).Domains);
        Assert.Single(await lab.AuditAsync("joining.domain-removed"));
    }

    [Theory]
    [InlineData("gmail.com", Place, "domaine")]
    [InlineData("pas un domaine", Place, "domaine")]
    [InlineData("-a.fr", Place, "domaine")]
    [InlineData("mairie.fr", "struct-inconnue", "structure")]
    [InlineData("mairie.fr", null, "structure")]
    public async Task AWrongDomain_SaysWhatToDo(string domain, string? structure, string field)
    {
        await using var lab = await AccountLab.DemoAsync(Database.Sqlite);
        Assert.Equal(field, Assert.Single(await KnowAsync(lab, domain, structure)).Field);
        Assert.Empty((await lab.AskAsync((AdmissionBook b) => b.RulesAsync(default))).Domains);
    }

    private static Task<string?> InviteAsync(AccountLab lab, string typed) => lab.AskAsync((AdmissionBook b) => b.InviteAsync(typed, default));
    private static async Task<IEnumerable<string>> InvitedAsync(AccountLab lab) => (await lab.AskAsync((AdmissionBook b) => b.RulesAsync(default))).Invited;
    private static Task<IReadOnlyList<(string Field, string Message)>> KnowAsync(AccountLab lab, string domain, string? structure) => lab.AskAsync((AdmissionBook b) => b.KnowAsync(domain, structure, default));
}
