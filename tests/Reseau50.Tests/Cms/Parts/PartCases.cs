using Reseau50.Cms.Parts;

namespace Reseau50.Tests.Cms.Parts;

/// <summary>A part to try: what is stored, shown, found in the inputs; what is typed and stored after that. Null = the part has no editor.</summary>
internal sealed record PartCase(string Part, string Json)
{
    public object? Settings { get; init; }
    public string DisplayType { get; init; } = "Detail";
    public string Shown { get; init; } = "";
    public string? Inputs { get; init; }
    public string[] Labels { get; init; } = [];
    public string[] Typed { get; init; } = [];
    public string Stored { get; init; } = "";
}

/// <summary>One filled example of each kind of part.</summary>
internal static class PartCases
{
    public static readonly Dictionary<string, PartCase> All = new()
    {
        ["TitlePart"] = new("TitlePart", """{"Title":"L'éveil : un art"}""")
        {
            Shown = "<h1>L’éveil&nbsp;: un art</h1>",
            Inputs = "TitlePart.Title=L'éveil : un art",
            Labels = ["Titre (obligatoire)"],
            Typed = ["Title=  Autre "],
            Stored = """{"Title":"Autre"}""",
        },
        ["TitlePart Summary"] = new("TitlePart", """{"Title":"Un"}""")
        {
            DisplayType = "Summary",
            Shown = "<h3 class=\"summary__title\">Un</h3>",
            Inputs = "TitlePart.Title=Un",
            Labels = ["Titre (obligatoire)"],
            Typed = ["Title=Un"],
            Stored = """{"Title":"Un"}""",
        },
        ["TitlePart SummaryAdmin"] = new("TitlePart", """{"Title":"Un"}""")
        {
            DisplayType = "SummaryAdmin",
            Shown = "<h3 class=\"summary-admin__title\">Un</h3>",
            Inputs = "TitlePart.Title=Un",
            Labels = ["Titre (obligatoire)"],
            Typed = ["Title=Un"],
            Stored = """{"Title":"Un"}""",
        },
        ["TitlePart generated"] = new("TitlePart", """{"Title":"Fait"}""")
        {
            Settings = new TitlePartSettings { Options = 1, Pattern = "Essai {{ ContentItem.ContentItemId }}", RenderTitle = false },
            Typed = ["Title=Autre"],
            Stored = """{"Title":"Essai essai-1"}""",
        },
        ["AutoroutePart"] = new("AutoroutePart", """{"Path":"ateliers/un"}""")
        {
            Settings = new AutoroutePartSettings { AllowCustomPath = true },
            Inputs = "AutoroutePart.Path=ateliers/un",
            Labels = ["Adresse de la page"],
            Typed = ["Path=/ateliers/deux/"],
            Stored = """{"Path":"ateliers/deux"}""",
        },
        ["AutoroutePart fixed"] = new("AutoroutePart", """{"Path":"ateliers/un"}""") { Inputs = "", Typed = ["Path=autre"], Stored = """{"Path":"ateliers/un"}""" },
        ["AliasPart"] = new("AliasPart", """{"Alias":"un"}""") { Inputs = "AliasPart.Alias=un", Labels = ["Alias"], Typed = ["Alias=deux"], Stored = """{"Alias":"deux"}""" },
        ["CommonPart"] = new("CommonPart", "{}")
        {
            Settings = new CommonPartSettings { DisplayDateEditor = true, DisplayOwnerEditor = true },
            Inputs = "CommonPart.Owner=\nCommonPart.CreatedUtc=",
            Labels = ["Propriétaire", "Date de création"],
            Typed = ["Owner=awa", "CreatedUtc=2027-01-14T09:15"],
            Stored = "{}",
        },
        ["CommonPart hidden"] = new("CommonPart", "{}") { Typed = ["Owner=awa"], Stored = "{}" },
        ["HtmlBodyPart"] = new("HtmlBodyPart", """{"Html":"<p onclick=x>Un</p><script>1</script>"}""")
        {
            Shown = "<div class=\"prose\"><p>Un</p></div>",
            Inputs = "HtmlBodyPart.Html=<p onclick=x>Un</p><script>1</script>",
            Labels = ["Texte"],
            Typed = ["Html=<p>Deux</p>"],
            Stored = """{"Html":"<p>Deux</p>"}""",
        },
        ["MarkdownBodyPart"] = new("MarkdownBodyPart", """{"Markdown":"# Un\n\n<b>deux</b>"}""")
        {
            Shown = "<div class=\"prose\"><h2 id=\"un\">Un</h2><p>&lt;b&gt;deux&lt;/b&gt;</p></div>",
            Inputs = "MarkdownBodyPart.Markdown=# Un\n\n<b>deux</b>",
            Labels = ["Texte"],
            Typed = ["Markdown=Un\r\n\r\nDeux"],
            Stored = """{"Markdown":"Un\n\nDeux"}""",
        },
        ["ListPart"] = new("ListPart", "{}") { Stored = "{}" },
        ["ContainedPart"] = new("ContainedPart", """{"ListContentItemId":"liste","ListContentType":"Liste","Order":3}""")
        {
            Inputs = "ContainedPart.Order=3",
            Labels = ["Rang dans la liste"],
            Typed = ["Order=5"],
            Stored = """{"ListContentItemId":"liste","ListContentType":"Liste","Order":5}""",
        },
        ["BagPart"] = new("BagPart", """{"ContentItems":[{"ContentItemId":"b1","ContentType":"Note","DisplayText":"Une note","Note":{"Texte":{"Text":"Bonjour"}},"Extra":"gardé","Liste":[1]}]}""")
        {
            Settings = new BagPartSettings { ContainedContentTypes = ["Note"] },
            Shown = "<div class=\"bag\"><article class=\"content content--note\"><div class=\"value value--text\"><p class=\"value__label\">Texte</p><p>Bonjour</p></div></article></div>",
            Inputs = "BagPart.b1.Note.Texte=Bonjour",
            Labels = ["Texte"],
            Typed = ["Items=", "Items=b1", "b1.ContentType=Note", "b1.Note.Texte=Bonsoir"],
            Stored = """{"ContentItems":[{"ContentItemId":"b1","ContentType":"Note","DisplayText":"Une note","Note":{"Texte":{"Text":"Bonsoir"}},"Extra":"gardé","Liste":[1]}]}""",
        },
        ["FlowPart"] = new("FlowPart", """{"Widgets":[{"ContentItemId":"w1","ContentType":"Bloc","Bloc":{"Texte":{"Text":"Bonjour"}},"FlowMetadata":{"Alignment":1,"Size":66,"Autre":1}}]}""")
        {
            Shown = "<div class=\"flow\"><div class=\"flow__cell flow__cell--66\"><div class=\"widget widget--bloc\"><div class=\"value value--text\"><p class=\"value__label\">Texte</p><p>Bonjour</p></div></div></div></div>",
            Inputs = "FlowPart.w1.Size=66\nFlowPart.w1.Bloc.Texte=Bonjour",
            Labels = ["Largeur (obligatoire)", "Texte"],
            Typed = ["Items=w1", "w1.Size=33", "w1.Bloc.Texte=Bonjour"],
            Stored = """{"Widgets":[{"ContentItemId":"w1","ContentType":"Bloc","Bloc":{"Texte":{"Text":"Bonjour"}},"FlowMetadata":{"Alignment":1,"Size":33,"Autre":1}}]}""",
        },
        ["TaxonomyPart"] = new("TaxonomyPart", """
            {"TermContentType":"Theme","Terms":[{"ContentItemId":"corps","ContentType":"Theme","DisplayText":"Corps","Theme":{"Description":{"Text":"x"}},
              "Terms":[{"ContentItemId":"sieste","ContentType":"Theme","DisplayText":"Sieste","TitlePart":{"Title":"Sieste"}}]}]}
            """)
        {
            Shown = "<ul class=\"terms\"><li> Corps <ul class=\"terms\"><li> Sieste </li></ul></li></ul>",
            Inputs = "TaxonomyPart.Terms=Corps | corps\n  Sieste | sieste",
            Labels = ["Termes"],
            Typed = ["Terms=La sieste | sieste\n  Corps | corps"],
            Stored = """{"TermContentType":"Theme","Terms":[{"ContentItemId":"sieste","ContentType":"Theme","DisplayText":"La sieste","TitlePart":{"Title":"La sieste"},"Terms":[{"ContentItemId":"corps","ContentType":"Theme","DisplayText":"Corps","Theme":{"Description":{"Text":"x"}}}]}]}""",
        },
        ["TermPart"] = new("TermPart", """{"TaxonomyContentItemId":"themes"}""") { Stored = """{"TaxonomyContentItemId":"themes"}""" },
        ["MenuPart"] = new("MenuPart", "{}") { Stored = "{}" },
        ["MenuItemsListPart"] = new("MenuItemsListPart", """{"MenuItems":[{"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"Agenda","LinkMenuItemPart":{"Name":"Agenda","Url":"~/agenda"}}]}""")
        {
            Shown = "<ul class=\"menu\"><li class=\"menu__item\"><a class=\"menu__link\" href=\"/agenda\">Agenda</a></li></ul>",
            Inputs = "MenuItemsListPart.m1.LinkMenuItemPart.Name=Agenda\nMenuItemsListPart.m1.LinkMenuItemPart.Url=~/agenda",
            Labels = ["Texte de l’entrée", "Adresse (obligatoire)"],
            Typed = ["Items=m1", "m1.LinkMenuItemPart.Name=Dates", "m1.LinkMenuItemPart.Url=/agenda"],
            Stored = """{"MenuItems":[{"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"Dates","LinkMenuItemPart":{"Name":"Dates","Url":"/agenda"}}]}""",
        },
        ["LinkMenuItemPart"] = new("LinkMenuItemPart", """{"Name":"Agenda","Url":"~/agenda","Target":"_blank"}""")
        {
            Shown = "<a class=\"menu__link\" href=\"/agenda\">Agenda</a>",
            Inputs = "LinkMenuItemPart.Name=Agenda\nLinkMenuItemPart.Url=~/agenda",
            Labels = ["Texte de l’entrée", "Adresse (obligatoire)"],
            Typed = ["Name=Ici", "Url=/ici"],
            Stored = """{"Name":"Ici","Url":"/ici","Target":"_blank"}""",
        },
        ["ContentMenuItemPart"] = new("ContentMenuItemPart", """{"Name":"Page","CheckContentPermissions":true}""")
        {
            Inputs = "ContentMenuItemPart.Name=Page\nContentMenuItemPart.CheckContentPermissions=true",
            Labels = ["Texte de l’entrée", "Montrer l’entrée seulement à qui peut voir le contenu"],
            Typed = ["Name=", "CheckContentPermissions=false"],
            Stored = """{"CheckContentPermissions":false}""",
        },
        ["HtmlMenuItemPart"] = new("HtmlMenuItemPart", """{"Name":"Mot","Url":"/x","Target":"_blank","Html":"<em onclick=x>Mot</em>"}""")
        {
            Shown = "<em>Mot</em>",
            Inputs = "HtmlMenuItemPart.Name=Mot\nHtmlMenuItemPart.Url=/x\nHtmlMenuItemPart.Html=<em onclick=x>Mot</em>",
            Labels = ["Texte de l’entrée", "Adresse", "Contenu"],
            Typed = ["Name=Mot", "Url=", "Html=<b>x</b>"],
            Stored = """{"Name":"Mot","Target":"_blank","Html":"<b>x</b>"}""",
        },
        ["MenuItemPermissionPart"] = new("MenuItemPermissionPart", """{"PermissionNames":["Inconnu"]}""")
        {
            Typed = ["PermissionNames=", "PermissionNames=ViewContent"],
            Stored = """{"PermissionNames":["ViewContent"]}""",
            Inputs = "MenuItemPermissionPart.PermissionNames=Inconnu",
        },
        ["PublishLaterPart"] = new("PublishLaterPart", """{"ScheduledPublishUtc":"2027-01-14T08:15:00Z"}""")
        {
            DisplayType = "SummaryAdmin",
            Shown = "<p class=\"summary-admin__schedule\">Sera publié le <time datetime=\"2027-01-14T08:15:00Z\">jeudi 14 janvier 2027 à 9\u202fh\u202f15</time></p>",
            Inputs = "PublishLaterPart.ScheduledPublishUtc=2027-01-14T09:15",
            Labels = ["Publier le"],
            Typed = ["ScheduledPublishUtc=2027-07-14T09:15"],
            Stored = """{"ScheduledPublishUtc":"2027-07-14T07:15:00Z"}""",
        },
        ["ArchiveLaterPart"] = new("ArchiveLaterPart", """{"ScheduledArchiveUtc":"2027-01-14T08:15:00Z"}""")
        {
            DisplayType = "SummaryAdmin",
            Shown = "<p class=\"summary-admin__schedule\">Sera archivé le <time datetime=\"2027-01-14T08:15:00Z\">jeudi 14 janvier 2027 à 9\u202fh\u202f15</time></p>",
            Inputs = "ArchiveLaterPart.ScheduledArchiveUtc=2027-01-14T09:15",
            Labels = ["Archiver le"],
            Typed = ["ScheduledArchiveUtc="],
            Stored = "{}",
        },
        ["VisibilityPart"] = new("VisibilityPart", """{"Audiences":["membre","reseau:mam"]}""")
        {
            DisplayType = "SummaryAdmin",
            Shown = "<p class=\"summary-admin__audiences\">Réservé à&nbsp;: Tous les membres du réseau, reseau:mam</p>",
            Inputs = "VisibilityPart.Audiences=membre\nVisibilityPart.Audiences=reseau:mam",
            Labels = ["Tous les membres du réseau", "reseau:mam (n’est plus proposé)"],
            Typed = ["Audiences=", "Audiences=role:Coordination", "Audiences=membre", "Audiences=membre"],
            Stored = """{"Audiences":["membre","role:Coordination"]}""",
        },
        ["PreviewPart"] = new("PreviewPart", "{}") { Settings = new PreviewPartSettings { Pattern = "/apercu/{{ ContentItem.ContentItemId }}" }, Inputs = "", Stored = "{}" },
        ["AuditTrailPart"] = new("AuditTrailPart", """{"Comment":"L'heure a changé","ShowComment":true}""")
        {
            DisplayType = "SummaryAdmin",
            Shown = "<p class=\"summary-admin__comment\">L’heure a changé</p>",
            Inputs = "AuditTrailPart.Comment=L'heure a changé",
            Labels = ["Ce que change cette version"],
            Typed = ["Comment=Le lieu"],
            Stored = """{"Comment":"Le lieu","ShowComment":true}""",
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
