using System.Globalization;
using System.Text;

namespace Reseau50.Networks.Contracts;

/// <summary>Composes covers out of a handful of cut papers. Colours are classes of the theme: <c>c0</c> ground, <c>c1</c> strong, <c>c2</c> middle, <c>c3</c> light, <c>sun</c>.</summary>
internal static class CoverArt
{
    private const int Width = 360;
    private const int Height = 150;

    public static string Draw(string theme, string shape, string seed)
    {
        var random = new Dice(theme + "|" + seed);
        var svg = new StringBuilder($"<rect class=\"c0\" width=\"{Width}\" height=\"{Height}\"/>");
        Sun(svg, random);
        switch (theme)
        {
            case "theme-nature": Hills(svg, random); Trees(svg, random); break;
            case "theme-motricite": Steps(svg, random); Ball(svg, random); break;
            case "theme-communication" or "theme-culture": Bubbles(svg, random); break;
            case "theme-inclusion" or "theme-passerelle": Bridge(svg, random); break;
            case "theme-equipe" or "theme-parents": Houses(svg, random); break;
            case "theme-sommeil": Waves(svg, random); Moon(svg, random); break;
            case "theme-alimentation": Bowls(svg, random); break;
            case "theme-numerique": Blocks(svg, random); break;
            default: Waves(svg, random); break;
        }
        Mark(svg, shape, random);
        return svg.ToString();
    }

    private static void Sun(StringBuilder svg, Dice d) => Add(svg, $"<circle class=\"sun\" cx=\"{d.Next(60, 310)}\" cy=\"{d.Next(34, 58)}\" r=\"{d.Next(22, 34)}\"/>");
    private static void Moon(StringBuilder svg, Dice d) => Add(svg, $"<circle class=\"c3\" cx=\"{d.Next(80, 280)}\" cy=\"{d.Next(40, 60)}\" r=\"{d.Next(18, 26)}\"/>");

    private static void Hills(StringBuilder svg, Dice d)
    {
        Add(svg, $"<path class=\"c2\" d=\"M0 {d.Next(80, 100)}C90 {d.Next(40, 70)} 170 {d.Next(110, 140)} 360 {d.Next(60, 90)}V150H0z\"/>");
        Add(svg, $"<path class=\"c1\" d=\"M0 {d.Next(118, 130)}C120 {d.Next(86, 104)} 240 {d.Next(130, 150)} 360 {d.Next(104, 120)}V150H0z\"/>");
    }

    private static void Trees(StringBuilder svg, Dice d)
    {
        for (var x = d.Next(30, 60); x < 330; x += d.Next(60, 110))
        {
            var h = d.Next(30, 52);
            Add(svg, $"<path class=\"c3\" d=\"M{x - 16} 122 {x} {122 - h} {x + 16} 122z\"/>");
        }
    }

    private static void Steps(StringBuilder svg, Dice d)
    {
        var x = d.Next(20, 60);
        for (var i = 0; i < 5; i++) Add(svg, $"<rect class=\"c{1 + i % 3}\" x=\"{x + i * 56}\" y=\"{128 - i * d.Next(14, 20)}\" width=\"58\" height=\"150\"/>");
    }

    private static void Ball(StringBuilder svg, Dice d) => Add(svg, $"<circle class=\"c1\" cx=\"{d.Next(60, 150)}\" cy=\"{d.Next(70, 86)}\" r=\"{d.Next(18, 26)}\"/>");

    private static void Bubbles(StringBuilder svg, Dice d)
    {
        for (var i = 0; i < 3; i++)
        {
            var (x, y, w) = (24 + i * 112 + d.Next(0, 24), d.Next(40, 78), d.Next(70, 96));
            Add(svg, $"<path class=\"c{1 + i}\" d=\"M{x} {y}h{w}v52h-{w - 34}l-18 20v-20h-16z\"/>");
        }
    }

    private static void Bridge(StringBuilder svg, Dice d)
    {
        var y = d.Next(66, 80);
        Add(svg, $"<path class=\"c1\" d=\"M0 150V{y}h360v84h-36a144 {140 - y} 0 0 0-288 0z\"/>");
        Add(svg, $"<path class=\"c2\" d=\"M0 140q90-14 180 0t180 0v12H0z\"/>");
    }

    private static void Houses(StringBuilder svg, Dice d)
    {
        var x = d.Next(14, 34);
        for (var i = 0; i < 4; i++)
        {
            var (w, h) = (d.Next(58, 82), d.Next(50, 92));
            Add(svg, $"<path class=\"c{1 + i % 3}\" d=\"M{x} 150V{150 - h}l{w / 2}-{w / 3} {w - w / 2} {w / 3}V150z\"/>");
            x += w + d.Next(4, 14);
        }
    }

    private static void Waves(StringBuilder svg, Dice d)
    {
        for (var i = 1; i <= 3; i++)
        {
            var y = 60 + i * 22 + d.Next(-6, 7);
            Add(svg, $"<path class=\"c{4 - i}\" d=\"M0 {y}c60-{d.Next(16, 28)} 120 {d.Next(16, 28)} 180 0s120-{d.Next(12, 24)} 180 0v120H0z\"/>");
        }
    }

    private static void Bowls(StringBuilder svg, Dice d)
    {
        Add(svg, $"<rect class=\"c3\" y=\"{d.Next(104, 112)}\" width=\"360\" height=\"60\"/>");
        for (var i = 0; i < 3; i++)
        {
            var (x, r) = (66 + i * 112 + d.Next(-14, 15), d.Next(32, 46));
            Add(svg, $"<path class=\"c{1 + i % 2}\" d=\"M{x - r} {112 - r / 2}h{2 * r}a{r} {r} 0 0 1-{2 * r} 0z\"/>");
        }
    }

    private static void Blocks(StringBuilder svg, Dice d)
    {
        for (var i = 0; i < 4; i++)
        {
            var h = d.Next(40, 118);
            Add(svg, $"<rect class=\"c{1 + i % 3}\" x=\"{30 + i * 80}\" y=\"{150 - h}\" width=\"62\" height=\"{h}\" rx=\"4\"/>");
        }
    }

    // The network's shape, in its own colour with a paper edge: tells whose it is before a word is read.
    private static void Mark(StringBuilder svg, string shape, Dice d) =>
        Add(svg, $"<g class=\"mark\" transform=\"translate({d.Next(250, 290)} {d.Next(70, 88)}) scale(.{d.Next(46, 58)})\">{ShapeDrawing.Svg(shape)}</g>");

    private static void Add(StringBuilder svg, FormattableString piece) => svg.Append(piece.ToString(CultureInfo.InvariantCulture));

    /// <summary>Numbers that depend on a text alone (FNV-1a, then xorshift).</summary>
    private sealed class Dice(string seed)
    {
        private uint _state = seed.Aggregate(2_166_136_261u, (h, c) => (h ^ c) * 16_777_619u) | 1;

        public int Next(int from, int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return from + (int)(_state % (uint)(below - from));
        }
    }
}
