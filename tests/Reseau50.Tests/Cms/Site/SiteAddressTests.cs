using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Settings;
using Reseau50.Cms.Site;

namespace Reseau50.Tests.Cms.Site;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData(null, "http://localhost:5050")]
    [InlineData("  ", "http://localhost:5050")]
    [InlineData("https://reseau50.fr", "https://reseau50.fr")]
    [InlineData("https://reseau50.fr/", "https://reseau50.fr")]
    [InlineData("https://manche.fr/reseau50/", "https://manche.fr/reseau50")]
    public void Address_IsTheSettings_OrTheRequestsOwn(string? setting, string address)
    {
        var request = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost", 5050), PathBase = "/x", Path = "/agenda" } }.Request;
        Assert.Equal(address, SiteAddress.Of(new SiteSettings { BaseUrl = setting }, request));
    }
}
