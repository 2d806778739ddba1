namespace Reseau50.Networks.Contracts;

/// <summary>The shapes of the networks, as SVG drawn in a square of 100.</summary>
public static class ShapeDrawing
{
    public static string Svg(string shape) => shape switch
    {
        "rond" => "<circle cx=\"50\" cy=\"50\" r=\"47\"/>",
        "carre" => "<rect x=\"6\" y=\"6\" width=\"88\" height=\"88\" rx=\"7\"/>",
        "maison" => "<path d=\"M50 3 96 44v53H4V44z\"/>",
        "vague" => "<path d=\"M3 62c16-34 32-34 47 0s31 34 47 0v35H3z\"/>",
        _ => "<path d=\"M50 6 97 94H3z\"/>",
    };
}
