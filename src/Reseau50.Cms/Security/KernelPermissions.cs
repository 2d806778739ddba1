namespace Reseau50.Cms.Security;

/// <summary>Orchard's permissions that the kernel knows, and the shape of those made for each content type.</summary>
public static class KernelPermissions
{
    /// <summary>Gives every other one.</summary>
    public const string SiteOwner = "SiteOwner";

    /// <summary>Opens the administration.</summary>
    public const string AdminPanel = "AccessAdminPanel";

    /// <summary>The roles that nobody is given: everybody has the second, whoever is signed in has the first too.</summary>
    public const string Authenticated = "Authenticated", Anonymous = "Anonymous";

    public static readonly IReadOnlyList<Permission> All =
    [
        new("ViewContent", "Voir les contenus"), new("ViewOwnContent", "Voir ses propres contenus"),
        new("EditContent", "Modifier les contenus"), new("EditOwnContent", "Modifier ses propres contenus"),
        new("PublishContent", "Publier les contenus"), new("PublishOwnContent", "Publier ses propres contenus"),
        new("DeleteContent", "Supprimer les contenus"), new("DeleteOwnContent", "Supprimer ses propres contenus"),
        new("PreviewContent", "Prévisualiser les contenus"), new("PreviewOwnContent", "Prévisualiser ses propres contenus"),
        new("CloneContent", "Dupliquer les contenus"), new("CloneOwnContent", "Dupliquer ses propres contenus"),
        new("ListContent", "Lister les contenus"), new("EditContentOwner", "Changer le propriétaire d’un contenu"),
        new("AccessContentApi", "Lire les contenus par l’interface de programmation"),
        new(AdminPanel, "Ouvrir l’administration"), new(SiteOwner, "Tout faire"),
        new("ManageSettings", "Gérer les réglages"), new("ManageRoles", "Gérer les rôles"), new("AssignRoles", "Attribuer les rôles"),
        new("ManageUsers", "Gérer les personnes"), new("ViewUsers", "Voir les personnes"), new("EditUsers", "Modifier les personnes"), new("DeleteUsers", "Supprimer les personnes"),
        new("ListUsers", "Lister les personnes"), new("ManageOwnUserInformation", "Gérer ses propres informations"),
        new("ManageFeatures", "Gérer les modules"), new("ApplyTheme", "Choisir le thème"), new("ManageMenu", "Gérer les menus"), new("ManageAdminMenu", "Gérer les menus d’administration"),
        new("ManageLayers", "Gérer les couches et widgets"), new("ManageTaxonomy", "Gérer les taxonomies"), new("ManageQueries", "Gérer les requêtes"),
        new("ManageTemplates", "Gérer les gabarits"), new("ManageIndexes", "Gérer les index"), new("ManageMedia", "Gérer la médiathèque"),
        new("ManageMediaContent", "Gérer les fichiers"), new("ManageOwnMedia", "Gérer ses propres fichiers"), new("ManageAttachedMediaFieldsFolder", "Gérer les fichiers joints"),
        new("ManageMediaFolder", "Gérer les dossiers de la médiathèque"), new("ManageMediaProfiles", "Gérer les formats d’image"), new("ViewMediaOptions", "Voir les options de la médiathèque"),
        new("ViewContentTypes", "Voir les types de contenu"), new("EditContentTypes", "Modifier les types de contenu"),
        new("Import", "Importer une recette"), new("Export", "Exporter le site"), new("ManageRecipes", "Gérer les recettes"),
        new("SetHomepage", "Choisir la page d’accueil"), new("ViewAuditTrail", "Lire le journal"), new("ManageWorkflows", "Gérer les automatisations"), new("ExecuteWorkflows", "Lancer une automatisation"),
    ];

    private static readonly (string Verb, string Label)[] PerType =
    [
        ("View", "Voir"), ("ViewOwn", "Voir les siens"), ("Publish", "Publier"), ("PublishOwn", "Publier les siens"), ("Edit", "Modifier"), ("EditOwn", "Modifier les siens"),
        ("Delete", "Supprimer"), ("DeleteOwn", "Supprimer les siens"), ("Preview", "Prévisualiser"), ("PreviewOwn", "Prévisualiser les siens"), ("Clone", "Dupliquer"), ("CloneOwn", "Dupliquer les siens"),
        ("ListContent", "Lister"), ("EditContentOwner", "Changer le propriétaire"),
    ];

    /// <summary>The permissions of one content type.</summary>
    public static IReadOnlyList<Permission> Of(string contentType) => [.. PerType.Select(p => new Permission($"{p.Verb}_{contentType}", p.Label))];

    /// <summary>True for <c>Publish_Atelier</c> and its like, when the type exists.</summary>
    public static bool IsPerType(string name, Func<string, bool> typeExists)
    {
        var at = name.IndexOf('_', StringComparison.Ordinal);
        return at > 0 && PerType.Any(p => p.Verb == name[..at]) && typeExists(name[(at + 1)..]);
    }
}
