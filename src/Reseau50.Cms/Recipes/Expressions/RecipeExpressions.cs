using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Reseau50.Cms.Content;

namespace Reseau50.Cms.Recipes.Expressions;

/// <summary>Evaluates the <c>[engine: expression]</c> strings of one recipe file. Variables are evaluated when first used, and once.</summary>
internal sealed partial class RecipeExpressions(RecipeFile file, RecipeOptions options, IConfiguration configuration, TimeProvider clock)
{
    private static readonly string[] Functions = ["uuid", "variables", "parameters", "configuration", "base64", "now"];
    private static readonly string[] Engines = ["js", "file"];
    private static readonly string[] Parameters = ["SiteName", "SiteTimeZone", "AdminUserId", "AdminUsername", "AdminEmail", "AdminPassword", "DatabaseProvider", "DatabaseConnectionString", "DatabaseTablePrefix"];

    private readonly Dictionary<string, string> _variables = [];
    private readonly HashSet<string> _underWay = [];

    /// <summary>Replaces every expression below <paramref name="node"/>; <paramref name="refuse"/> is told the path and the fault of one that cannot be evaluated.</summary>
    public JsonNode? Evaluate(JsonNode? node, Action<string, string, string> refuse)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (key, child) in o.ToList())
                    if (Evaluate(child, refuse) is var value && !ReferenceEquals(value, child)) o[key] = value;
                return o;
            case JsonArray a:
                for (var i = 0; i < a.Count; i++)
                    if (Evaluate(a[i], refuse) is var value && !ReferenceEquals(value, a[i])) a[i] = value;
                return a;
            case JsonValue v when v.TryGetValue<string>(out var text) && text.Length > 2 && text[0] == '[' && Expression().Match(text) is { Success: true } match:
                try
                {
                    return JsonValue.Create(Run(match.Groups[1].Value, match.Groups[2].Value.Trim()));
                }
                catch (FormatException e)
                {
                    refuse(v.GetPath(), e.Message, e.HelpLink ?? "corrigez l’expression.");
                    return node;
                }
            default:
                return node;
        }
    }

    private string Run(string engine, string expression) => engine switch
    {
        "js" => new ScriptExpression(expression, Call).Evaluate(),
        "file" => new ScriptExpression(expression, ReadFile).Evaluate(),
        _ => throw Fault($"le moteur d’expression « {engine} » est inconnu.", $"moteurs connus : {string.Join(", ", Engines)}. Pour un texte entre crochets, écrivez [js: '[…]']."),
    };

    private string Call(string function, IReadOnlyList<string> arguments)
    {
        switch (function)
        {
            case "uuid": return ContentIds.New();
            case "now": return clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            case "variables" when arguments.Count == 1: return Variable(arguments[0]);
            case "parameters" when arguments.Count == 1:
                if (options.Parameters.TryGetValue(arguments[0], out var given)) return given;
                return Parameters.Contains(arguments[0]) ? "" : throw Fault($"le paramètre « {arguments[0]} » est inconnu.", $"paramètres connus : {string.Join(", ", Parameters)}.");
            case "configuration" when !options.ReadsConfiguration: throw Fault("une recette envoyée par l’administration ne lit pas la configuration du serveur.", "écrivez la valeur, ou appliquez la recette en ligne de commande.");
            case "configuration" when arguments.Count is 1 or 2: return configuration[arguments[0].Replace("__", ":", StringComparison.Ordinal)] ?? arguments.ElementAtOrDefault(1) ?? "";
            case "base64" when arguments.Count == 1:
                try
                {
                    return Encoding.UTF8.GetString(Convert.FromBase64String(arguments[0]));
                }
                catch (FormatException)
                {
                    throw Fault("l’argument de base64() n’est pas du base64.", "vérifiez le texte codé.");
                }
            default:
                throw Fault($"la fonction « {function} » avec {arguments.Count} argument(s) est inconnue.", $"fonctions connues : {string.Join(", ", Functions)}.");
        }
    }

    private string Variable(string name)
    {
        if (_variables.TryGetValue(name, out var known)) return known;
        if (file.Variables[name] is not { } raw)
            throw Fault($"la variable « {name} » n’est pas définie.", file.Variables.Count == 0 ? "ajoutez une section \"variables\" avant \"steps\"." : $"variables définies : {string.Join(", ", file.Variables.Select(v => v.Key))}.");
        if (!_underWay.Add(name)) throw Fault($"la variable « {name} » se définit par elle-même.", "rompez la boucle.");
        var value = Evaluate(raw.DeepClone(), (_, cause, fix) => throw Fault($"variable « {name} » : {cause}", fix))?.ToString() ?? "";
        _underWay.Remove(name);
        return _variables[name] = value;
    }

    private string ReadFile(string function, IReadOnlyList<string> arguments)
    {
        if (function is not ("text" or "base64") || arguments.Count != 1) throw Fault($"[file: {function}(…)] est inconnu.", "écrivez [file:text('…')] ou [file:base64('…')].");
        var path = RecipeFolder.Resolve(file.Folder, arguments[0]) ?? throw Fault($"le fichier « {arguments[0]} » sort du dossier de la recette.", RecipeFolder.Rule);
        if (!File.Exists(path)) throw Fault($"le fichier « {arguments[0]} » n’existe pas.", $"placez-le ici : {path}");
        return function == "base64" ? Convert.ToBase64String(File.ReadAllBytes(path)) : File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static FormatException Fault(string cause, string fix) => new(cause) { HelpLink = fix };

    [GeneratedRegex(@"\A\[([A-Za-z]+):(.*)\]\z", RegexOptions.Singleline)]
    private static partial Regex Expression();
}
