using Microsoft.AspNetCore.Mvc;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Items.Listing;
using Reseau50.Cms.Text;

namespace Reseau50.Admin.Items.Editing;

/// <summary>How a text being written will read.</summary>
internal sealed class TextController : AdminController
{
    private const int Longest = 200_000;

    [HttpPost(ItemsController.Path + "/texte")]
    public IActionResult Render([FromForm] string? texte) =>
        (texte ?? "").Length > Longest ? StatusCode(413) : Content(MarkdownText.ToHtml(texte ?? ""), "text/html; charset=utf-8");
}
