using System.Globalization;
using System.Text;

namespace Reseau50.Cms.Recipes.Expressions;

/// <summary>
/// The part of JavaScript that recipes use: strings, numbers, <c>+</c>, calls such as <c>variables('x')</c>, <c>new Date().toISOString()</c> and <c>now</c>.
/// Anything else is refused by name. Results are strings, as in Orchard.
/// </summary>
internal sealed class ScriptExpression(string source, Func<string, IReadOnlyList<string>, string> call)
{
    private static readonly string[] Statements = ["const", "let", "var", "return", "function", "if", "for", "while"];

    private int _at;

    /// <summary>Evaluates; throws <see cref="FormatException"/>, in French, on what is not understood.</summary>
    public string Evaluate()
    {
        var value = Sum();
        Blank();
        if (_at < source.Length) throw Unexpected();
        return AsText(value);
    }

    private object? Sum()
    {
        var left = Term();
        while (Take('+'))
        {
            var right = Term();
            left = left is decimal a && right is decimal b ? a + b : AsText(left) + AsText(right);
        }
        return left;
    }

    private object? Term()
    {
        Blank();
        if (_at >= source.Length) throw new FormatException("l’expression s’arrête trop tôt");
        var c = source[_at];
        if (c is '\'' or '"') return Quoted(c);
        if (char.IsAsciiDigit(c)) return Number();
        if (Take('('))
        {
            var inner = Sum();
            Expect(')');
            return inner;
        }
        var word = Word();
        if (word == "new") return Date();
        if (word is "null" or "undefined") return null;
        if (word is "true" or "false") return word;
        if (word == "now") return call("now", []);
        if (Statements.Contains(word)) throw new FormatException($"« {word} » : les scripts à instructions ne sont pas exécutés, seulement une expression simple");
        Expect('(');
        var arguments = new List<string>();
        if (!Take(')'))
        {
            do arguments.Add(AsText(Sum())); while (Take(','));
            Expect(')');
        }
        return call(word, arguments);
    }

    private string Date()
    {
        foreach (var piece in new[] { "Date", "(", ")", ".", "toISOString", "(", ")" })
        {
            Blank();
            if (!source.AsSpan(_at).StartsWith(piece, StringComparison.Ordinal)) throw Unexpected();
            _at += piece.Length;
        }
        return call("now", []);
    }

    private string Quoted(char quote)
    {
        var text = new StringBuilder();
        for (_at++; _at < source.Length && source[_at] != quote; _at++)
        {
            if (source[_at] != '\\') { text.Append(source[_at]); continue; }
            if (++_at >= source.Length) break;
            text.Append(source[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }
        if (_at >= source.Length) throw new FormatException("un guillemet n’est pas fermé");
        _at++;
        return text.ToString();
    }

    private decimal Number()
    {
        var start = _at;
        while (_at < source.Length && (char.IsAsciiDigit(source[_at]) || source[_at] == '.')) _at++;
        return decimal.TryParse(source.AsSpan(start, _at - start), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected();
    }

    private string Word()
    {
        var start = _at;
        while (_at < source.Length && (char.IsLetterOrDigit(source[_at]) || source[_at] is '_' or '$')) _at++;
        return _at > start ? source[start.._at] : throw Unexpected();
    }

    private bool Take(char c)
    {
        Blank();
        if (_at >= source.Length || source[_at] != c) return false;
        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c)) throw new FormatException(_at < source.Length ? $"« {c} » attendu, « {source[_at]} » trouvé" : $"« {c} » attendu à la fin");
    }

    private void Blank()
    {
        while (_at < source.Length && char.IsWhiteSpace(source[_at])) _at++;
    }

    private FormatException Unexpected() => new($"« {source[_at..Math.Min(source.Length, _at + 20)]} » n’est pas compris ici");

    private static string AsText(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
