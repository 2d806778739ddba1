using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace Reseau50.Cms.Site;

/// <summary>Whatever answers GET answers HEAD: no action has to say so.</summary>
internal sealed class HeadConvention : IApplicationModelConvention
{
    private static readonly string[] Both = [HttpMethods.Get, HttpMethods.Head];

    public void Apply(ApplicationModel application)
    {
        foreach (var selector in application.Controllers.SelectMany(c => c.Actions).SelectMany(a => a.Selectors))
        {
            if (selector.EndpointMetadata.OfType<HttpMethodMetadata>().FirstOrDefault() is not { HttpMethods: [var only] } methods || only != HttpMethods.Get) continue;
            selector.EndpointMetadata[selector.EndpointMetadata.IndexOf(methods)] = new HttpMethodMetadata(Both);
            selector.ActionConstraints.Remove(selector.ActionConstraints.OfType<HttpMethodActionConstraint>().Single());
            selector.ActionConstraints.Add(new HttpMethodActionConstraint(Both));
        }
    }
}
