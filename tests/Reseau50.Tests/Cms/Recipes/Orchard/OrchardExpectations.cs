namespace Reseau50.Tests.Cms.Recipes.Orchard;

/// <summary>What one of Orchard's recipes does here: the steps in their order, and what is left out, module by module and thing by thing.</summary>
internal sealed record OrchardExpectation(string Executed, string NotExecuted, string Modules, string[] Others);

/// <summary>Held by hand: a recipe that does more or less than this fails its test.</summary>
internal static class OrchardExpectations
{
    public static readonly IReadOnlyDictionary<string, OrchardExpectation> All = new Dictionary<string, OrchardExpectation>(StringComparer.Ordinal)
    {
        ["2021/agency.recipe.json"] = new(
            "feature themes settings ContentDefinition content layers media Content MediaProfiles",
            "Templates",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.Contents.FileContentDefinition OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Placements OrchardCore.Shortcodes.Templates OrchardCore.Templates TheAgencyTheme TheAdmin SafeMode",
            [
                "thème TheAgencyTheme",
                "thème TheAdmin",
                "expression le fichier « Snippets/footer.html » n’existe pas.",
                "fichier ../wwwroot/assets/img/about/1.jpg",
                "fichier ../wwwroot/assets/img/about/2.jpg",
                "fichier ../wwwroot/assets/img/about/3.jpg",
                "fichier ../wwwroot/assets/img/about/4.jpg",
                "fichier ../wwwroot/assets/img/logos/ibm.svg",
                "fichier ../wwwroot/assets/img/logos/google.svg",
                "fichier ../wwwroot/assets/img/logos/microsoft.svg",
                "fichier ../wwwroot/assets/img/logos/facebook.svg",
                "fichier ../wwwroot/assets/img/portfolio/1.jpg",
                "fichier ../wwwroot/assets/img/portfolio/2.jpg",
                "fichier ../wwwroot/assets/img/portfolio/3.jpg",
                "fichier ../wwwroot/assets/img/portfolio/4.jpg",
                "fichier ../wwwroot/assets/img/portfolio/5.jpg",
                "fichier ../wwwroot/assets/img/portfolio/6.jpg",
                "fichier ../wwwroot/assets/img/team/1.jpg",
                "fichier ../wwwroot/assets/img/team/2.jpg",
                "fichier ../wwwroot/assets/img/team/3.jpg",
                "expression le fichier « Snippets/landingpage.liquid » n’existe pas.",
            ]),
        ["2021/blog.recipe.json"] = new(
            "feature themes settings ContentDefinition lucene-index Settings Roles content media layers queries MediaProfiles",
            "AdminMenu",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.AdminMenu OrchardCore.Contents.FileContentDefinition OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Indexing OrchardCore.Lucene OrchardCore.Placements OrchardCore.Shortcodes.Templates OrchardCore.Templates TheBlogTheme TheAdmin SafeMode",
            [
                "thème TheBlogTheme",
                "thème TheAdmin",
                "permission QueryLuceneSearchIndex",
                "expression le fichier « Snippets/footer.html » n’existe pas.",
                "propriété Displaytext",
                "fichier ../wwwroot/assets/img/about-bg.jpg",
                "fichier ../wwwroot/assets/img/home-bg.jpg",
                "fichier ../wwwroot/assets/img/post-bg.jpg",
                "expression le fichier « Snippets/recentBlogPosts.json » n’existe pas.",
            ]),
        ["2021/comingsoon.recipe.json"] = new(
            "Feature themes settings ContentDefinition content",
            "Templates WorkflowType",
            "OrchardCore.Deployment OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.ReCaptcha OrchardCore.Localization OrchardCore.Scripting OrchardCore.Shortcodes.Templates OrchardCore.Templates OrchardCore.Tenants OrchardCore.Users.Registration OrchardCore.Workflows OrchardCore.Workflows.Http SafeMode TheAdmin TheComingSoonTheme TheTheme",
            [
                "thème TheComingSoonTheme",
                "thème TheAdmin",
                "expression variable « readyDate » : « const » : les scripts à instructions ne sont pas exécutés, seulement une expression simple",
                "expression la fonction « createWorkflowToken » avec 2 argument(s) est inconnue.",
                "partie ComingSoon.HtmlBodyPart",
                "type ReCaptcha",
                "expression le fichier « Snippets/Content__ComingSoon.liquid » n’existe pas.",
                "expression le fichier « Snippets/Widget__Register.liquid » n’existe pas.",
                "expression la fonction « getUrlPrefix » avec 0 argument(s) est inconnue.",
            ]),
        ["OrchardCore.Menu/Recipes/menu.recipe.json"] = new(
            "ContentDefinition",
            "",
            "",
            []),
        ["TheAdmin/Recipes/blank.recipe.json"] = new(
            "feature themes Roles",
            "",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Indexing OrchardCore.Shortcodes.Templates OrchardCore.Templates TheAdmin",
            [
                "thème TheAdmin",
            ]),
        ["TheAdmin/Recipes/headless.recipe.json"] = new(
            "feature Roles settings themes",
            "",
            "OrchardCore.Diagnostics OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Apis.GraphQL OrchardCore.Indexing OrchardCore.OpenId OrchardCore.OpenId.Management OrchardCore.OpenId.Server OrchardCore.OpenId.Validation TheAdmin",
            [
                "permission ExecuteGraphQL",
                "permission ExecuteApiAll",
                "thème TheAdmin",
            ]),
        ["TheAgencyTheme/Recipes/agency.recipe.json"] = new(
            "feature themes Roles settings ContentDefinition content layers media Content MediaProfiles",
            "Templates",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Placements OrchardCore.Shortcodes.Templates OrchardCore.Templates TheAgencyTheme TheAdmin SafeMode",
            [
                "thème TheAgencyTheme",
                "thème TheAdmin",
            ]),
        ["TheBlogTheme/Recipes/blog.elastic.query.recipe.json"] = new(
            "feature CreateOrUpdateIndexProfile Settings Roles recipes queries",
            "RebuildIndex",
            "OrchardCore.Elasticsearch OrchardCore.Search",
            [
                "permission QueryIndex_search",
            ]),
        ["TheBlogTheme/Recipes/blog.elastic.search.recipe.json"] = new(
            "feature CreateOrUpdateIndexProfile Settings Roles",
            "RebuildIndex",
            "OrchardCore.Elasticsearch OrchardCore.Search",
            [
                "permission QueryIndex_search",
            ]),
        ["TheBlogTheme/Recipes/blog.lucene.query.recipe.json"] = new(
            "feature CreateOrUpdateIndexProfile Settings Roles recipes queries",
            "RebuildIndex",
            "OrchardCore.Search OrchardCore.Lucene",
            [
                "permission QueryIndex_Search",
            ]),
        ["TheBlogTheme/Recipes/blog.lucene.search.recipe.json"] = new(
            "feature CreateOrUpdateIndexProfile Settings Roles",
            "RebuildIndex",
            "OrchardCore.Search OrchardCore.Lucene",
            [
                "permission QueryIndex_Search",
            ]),
        ["TheBlogTheme/Recipes/blog.recipe.json"] = new(
            "feature themes Roles settings ContentDefinition content MediaProfiles media layers queries",
            "AdminMenu",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.AdminMenu OrchardCore.Deployment OrchardCore.Deployment.Remote OrchardCore.Indexing OrchardCore.Placements OrchardCore.Queries.Sql OrchardCore.Shortcodes.Templates OrchardCore.Templates TheBlogTheme TheAdmin SafeMode",
            [
                "thème TheBlogTheme",
                "thème TheAdmin",
            ]),
        ["TheBlogTheme/Recipes/blog.sql.query.recipe.json"] = new(
            "feature recipes queries",
            "",
            "OrchardCore.Queries.Sql",
            []),
        ["TheBlogTheme/Recipes/blog.sql.search.recipe.json"] = new(
            "feature",
            "",
            "OrchardCore.Queries.Sql",
            []),
        ["TheComingSoonTheme/Recipes/comingsoon.recipe.json"] = new(
            "Feature themes Roles settings ContentDefinition content",
            "Templates WorkflowType",
            "OrchardCore.Deployment OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.ReCaptcha OrchardCore.Localization OrchardCore.Scripting OrchardCore.Shortcodes.Templates OrchardCore.Templates OrchardCore.Tenants OrchardCore.Users.Registration OrchardCore.Workflows OrchardCore.Workflows.Http SafeMode TheAdmin TheComingSoonTheme TheTheme",
            [
                "thème TheComingSoonTheme",
                "thème TheAdmin",
                "expression variable « readyDate » : « const » : les scripts à instructions ne sont pas exécutés, seulement une expression simple",
                "expression la fonction « createWorkflowToken » avec 2 argument(s) est inconnue.",
                "type ReCaptcha",
                "expression la fonction « getUrlPrefix » avec 0 argument(s) est inconnue.",
            ]),
        ["TheTheme/Recipes/saas.recipe.json"] = new(
            "feature themes settings",
            "",
            "OrchardCore.Diagnostics OrchardCore.DynamicCache OrchardCore.Localization OrchardCore.Tenants TheTheme TheAdmin SafeMode",
            [
                "thème TheTheme",
                "thème TheAdmin",
            ]),
    };
}
