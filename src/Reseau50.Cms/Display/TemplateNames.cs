namespace Reseau50.Cms.Display;

/// <summary>How templates are called: <c>TitlePart</c> in detail, <c>TitlePart.Summary</c>, <c>TitlePart.Edit</c>; items: <c>Content-Atelier.Summary</c>.</summary>
public static class TemplateNames
{
    public static string Of(string name, string displayType) => displayType == DisplayTypes.Detail ? name : name + "." + displayType;

    public static string OfItem(string contentType, string displayType) => Of("Content-" + contentType, displayType);
}
