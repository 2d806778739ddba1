using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reseau50.Accounts.People;
using Reseau50.Cms.Data;
using Reseau50.Cms.Recipes;

namespace Reseau50.Tests.Accounts;

/// <summary>Accounts made by recipe, in Orchard's shape.</summary>
public sealed class UsersStepTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task AnAccount_IsMadeOnce_AndUpdatedByItsId(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        var step = AccountLab.User("ada", more: """, "RoleNames": ["Redaction"], "Properties": { "Person": { "DisplayName": "Ada L." } }""");
        var report = await lab.Recipes.RunStepsAsync(step);
        Assert.Equal((1, 0), (report.Count(RecipeChange.Created), report.Count(RecipeChange.Updated)));
        Assert.Equal(1, (await lab.Recipes.RunStepsAsync(step)).Count(RecipeChange.Unchanged));
        report = await lab.Recipes.RunStepsAsync(AccountLab.User("ada", "autre@ecole.example", """, "RoleNames": ["Lecture"], "IsEnabled": false"""));
        Assert.Equal(1, report.Count(RecipeChange.Updated));
        var account = await lab.ReadAsync("ada");
        Assert.Equal(("autre@ecole.example", "AUTRE@ECOLE.EXAMPLE", "ada", false), (account.Email, account.NormalizedEmail, account.DisplayName, account.IsEnabled));
        Assert.Equal("Lecture", Assert.Single(account.Roles).Role);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task ANewPasswordOrAClosing_EndsEverySession(Database database)
    {
        await using var lab = await AccountLab.CreateAsync(database);
        await lab.JoinAsync();
        await lab.SignInAsync();
        Assert.Equal(1, await lab.SessionsAsync());
        // A password hashed anew has another salt: it is another password, for all the recipe can tell.
        await lab.JoinAsync();
        Assert.Equal(0, await lab.SessionsAsync());
        await lab.SignInAsync();
        await lab.Recipes.RunStepsAsync(AccountLab.User("ada", more: """, "IsEnabled": false"""));
        Assert.Equal(0, await lab.SessionsAsync());
    }

    [Fact]
    public async Task APlan_MakesNobody()
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        var report = await lab.Recipes.RunStepsAsync(AccountLab.User("ada"), new RecipeOptions { DryRun = true });
        Assert.Equal(1, report.Count(RecipeChange.Created));
        Assert.Equal(0, await CountAsync(lab));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { """{ "UserName": "b", "Email": "b@ecole.example" }""", "ce compte n’a pas d’identifiant de 36 caractères au plus." },
        { """{ "UserId": "b", "Email": "b@ecole.example" }""", "ce compte n’a pas de nom." },
        { """{ "UserId": "b", "UserName": "b", "Email": "sans arobase" }""", "« sans arobase » n’est pas une adresse électronique." },
        { """{ "UserId": "b", "UserName": "b", "Email": "b@ecole.example", "PasswordHash": "en clair !" }""", "ce n’est pas l’empreinte d’un mot de passe." },
        { """{ "UserId": "b", "UserName": "b", "Email": "b@ecole.example", "RoleNames": ["Pirate"] }""", "le rôle « Pirate » est inconnu." },
        { """{ "UserId": "b", "UserName": "b", "Email": "ADA@ecole.example" }""", "l’adresse ADA@ecole.example appartient déjà à un autre compte." },
        { """{ "UserId": "b", "UserName": "ADA", "Email": "b@ecole.example" }""", "le nom « ADA » appartient déjà à un autre compte." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task AFaultyAccount_IsNamed_AndNobodyIsMade(string user, string cause)
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        await lab.JoinAsync();
        var fault = await Assert.ThrowsAsync<RecipeFaultException>(() => lab.Recipes.RunStepsAsync(
            $$"""{ "name": "Users", "Users": [ { "UserId": "c", "UserName": "c", "Email": "c@ecole.example" }, {{user}} ] }"""));
        Assert.EndsWith(": " + cause, fault.Message.Split('\n')[0]);
        Assert.Contains("\n  Correction : ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(lab));
    }

    [Fact]
    public async Task AnExport_HoldsNobody()
    {
        await using var lab = await AccountLab.CreateAsync(Database.Sqlite);
        await lab.JoinAsync();
        var export = await lab.Recipes.ExportAsync();
        Assert.Contains("Redaction", export, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountLab.Email, export, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<int> CountAsync(AccountLab lab) => lab.Site.InScopeAsync(s => s.GetRequiredService<SiteDb>().Set<Account>().CountAsync());
}
