using Reseau50.Cms.Content;
using Reseau50.Cms.Media;

namespace Reseau50.Cms.Recipes.Steps;

/// <summary><c>media</c>: brings files into the library, from beside the recipe or written in it as base64. It never calls another site.</summary>
internal sealed class MediaStep(MediaStore store) : IRecipeStepHandler
{
    public IReadOnlyList<string> Names => ["media"];

    public async Task ExecuteAsync(RecipeStep step, CancellationToken ct)
    {
        foreach (var value in step.List("Files").Values)
        {
            var target = ContentJson.Text(value.Object, "TargetPath") ?? throw value.Fault("$", "ce fichier n’a pas de « TargetPath ».", "ajoutez \"TargetPath\".");
            if (Open(step, value) is not { } open) continue;
            var said = MediaSayings.Read(value);
            try
            {
                var known = await store.FindAsync(target, ct);
                bool same;
                await using (var bytes = open()) same = known is not null && await store.IsSameAsync(target, bytes, ct);
                var changes = !same || (known is not null && said.Differs(known));
                if (!step.WillBeTakenBack)
                {
                    var isKnown = known is not null;
                    await using var bytes = open();
                    var put = await store.PutAsync(target, bytes, same ? said.Answer : said.Answer ?? new MediaAnswer(false, Source: MediaAnswer.Recipe), replaces: true, ct);
                    changes |= put.Changed;
                    await said.ApplyAsync(store, put, ct);
                    step.Report.Add(!changes ? RecipeChange.Unchanged : isKnown ? RecipeChange.Updated : RecipeChange.Created, $"fichier « {target} »");
                    continue;
                }
                step.Report.Add(!changes ? RecipeChange.Unchanged : known is not null ? RecipeChange.Updated : RecipeChange.Created, $"fichier « {target} »");
            }
            catch (MediaRefusedException e)
            {
                throw value.Fault("$.TargetPath", e.Message, "remplacez ce fichier, ou retirez-le de la recette.");
            }
        }
    }

    private static Func<Stream>? Open(RecipeStep step, RecipeValue value)
    {
        if (ContentJson.Text(value.Object, "Base64") is { } text)
        {
            try
            {
                var bytes = Convert.FromBase64String(text);
                return () => new MemoryStream(bytes);
            }
            catch (FormatException)
            {
                throw value.Fault("$.Base64", "ce texte n’est pas du base64.", "vérifiez-le, ou donnez un « SourcePath ».");
            }
        }
        if (ContentJson.Text(value.Object, "SourcePath") is not { } source)
            throw value.Fault("$", "ce fichier n’a ni « SourcePath » ni « Base64 ».", "donnez un chemin à côté de la recette ; aucune adresse distante n’est appelée.");
        var path = RecipeFolder.Resolve(step.File.Folder, source) ?? throw value.Fault("$.SourcePath", $"le fichier « {source} » sort du dossier de la recette.", RecipeFolder.Rule);
        if (File.Exists(path)) return () => File.OpenRead(path);
        step.Unsupported(value.Place("$.SourcePath"), "fichier", source, $"le fichier « {source} » n’existe pas.", $"placez-le ici : {path}");
        return null;
    }
}
