using Reseau50.Cms.Content;
using Reseau50.Cms.Recipes.Export;
using Reseau50.Cms.Recipes.Steps;

namespace Reseau50.Cms.Recipes;

internal static class RecipeServices
{
    public static IServiceCollection AddRecipes(this IServiceCollection services, string? shippedFolder, IReadOnlyList<string>? forbidden)
    {
        services.AddSingleton(new RecipeCatalog(shippedFolder, forbidden));
        services.AddScoped<RecipeRunner>().AddScoped<ContentImporter>().AddScoped<RecipeExporter>();
        services.AddScoped<IRecipeStepHandler, FeatureStep>().AddScoped<IRecipeStepHandler, ThemesStep>().AddScoped<IRecipeStepHandler, SettingsStep>()
            .AddScoped<IRecipeStepHandler, CustomSettingsStep>().AddScoped<IRecipeStepHandler, ContentDefinitionStep>().AddScoped<IRecipeStepHandler, DeleteContentDefinitionStep>()
            .AddScoped<IRecipeStepHandler, ContentStep>().AddScoped<IRecipeStepHandler, RolesStep>().AddScoped<IRecipeStepHandler, LayersStep>()
            .AddScoped<IRecipeStepHandler, QueriesStep>().AddScoped<IRecipeStepHandler, MediaProfilesStep>().AddScoped<IRecipeStepHandler, IndexProfilesStep>()
            .AddScoped<IRecipeStepHandler, MediaStep>().AddScoped<IRecipeStepHandler, NotExecutedStep>();
        return services;
    }
}
