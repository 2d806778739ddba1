using Reseau50.Cms.Content;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Parts;

namespace Reseau50.Benchmarks;

/// <summary>Tools and dates by the thousand, each as full as a real one is.</summary>
internal static class GeneratedItems
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(4);

    public static ContentItem Tool(int n)
    {
        var item = Item("Outil", $"outil-{n:000000}", $"Outil {n}", $"ressources/outil-{n}", n);
        item.SetField("Outil", "Resume", new TextField { Text = "Une trame pour préparer la réunion, la mener et en garder la trace." });
        return item;
    }

    /// <summary>A date every four hours; half of the <paramref name="count"/> are over.</summary>
    public static ContentItem Event(int n, int count, DateTime now)
    {
        var item = Item("Evenement", $"date-{n:000000}", $"Date {n}", $"agenda/date-{n}", n);
        var start = now + Between * (n - count / 2) + TimeSpan.FromMinutes(30);
        item.SetField("Evenement", "Debut", new DateTimeField { Value = start });
        item.SetField("Evenement", "Fin", new DateTimeField { Value = start.AddHours(2) });
        item.SetField("Evenement", "Resume", new TextField { Text = "Deux heures entre professionnelles, autour d’une question du quotidien." });
        return item;
    }

    /// <summary>A date; one in ten is a permanence of a year, every week but for the holidays.</summary>
    public static ContentItem Permanence(int n, int count, DateTime now)
    {
        var item = Event(n, count, now);
        if (n % 10 != 0) return item;
        item.SetField("Recurrence", "Frequence", new TextField { Text = "hebdomadaire" });
        item.SetField("Recurrence", "Jusqua", new DateField { Value = now.Date.AddDays(360) });
        item.SetField("Recurrence", "SaufFeries", new BooleanField { Value = true });
        return item;
    }

    private static ContentItem Item(string type, string id, string title, string path, int n)
    {
        var at = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n);
        var item = new ContentItem
        {
            ContentItemId = id,
            ContentItemVersionId = id + ".1",
            ContentType = type,
            DisplayText = title,
            Latest = true,
            Published = true,
            CreatedUtc = at,
            ModifiedUtc = at,
            PublishedUtc = at,
            Owner = "essai",
            Author = "Essai",
        };
        item.SetPart(nameof(TitlePart), new TitlePart { Title = title });
        item.SetPart(nameof(AutoroutePart), new AutoroutePart { Path = path });
        item.SetPart(nameof(MarkdownBodyPart), new MarkdownBodyPart { Markdown = string.Concat(Enumerable.Repeat("Un paragraphe de texte, comme en a une page. ", 40)) });
        return item;
    }
}
