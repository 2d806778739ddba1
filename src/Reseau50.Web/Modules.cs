using Reseau50.Cms.Features;

namespace Reseau50.Web;

/// <summary>The modules this host is built with, each before those that need it.</summary>
public static class Modules
{
    public static readonly IReadOnlyList<ReseauModule> All = [];
}
