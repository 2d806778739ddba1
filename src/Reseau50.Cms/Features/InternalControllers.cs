using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Reseau50.Cms.Features;

/// <summary>Lets controllers be internal: a module's public face is its <c>Contracts/</c>, and its controllers ask for services only it knows.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        base.IsController(typeInfo) || (typeInfo is { IsClass: true, IsAbstract: false, IsPublic: false, IsNested: false } && typeInfo.IsSubclassOf(typeof(ControllerBase)));
}
