using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Reseau50.Admin.Contracts;
using Reseau50.Admin.Media.Recognisable;
using Reseau50.Admin.Media.Upload;
using Reseau50.Cms.Display;
using Reseau50.Cms.Media;
using Reseau50.Cms.Security;

namespace Reseau50.Admin.Media.Picking;

/// <summary>The files sent with an item's form: they go into the library first, whatever else is wrong with the form, and are added to their field as if they had been chosen there.</summary>
internal sealed class FormFiles(MediaUpload upload, CurrentViewer viewer, Reseau50.Cms.Display.SiteTime time) : IFormFiles
{
    private const string End = ".Files";

    public async Task<FormInput> TakeAsync(IFormCollection posted, CancellationToken ct)
    {
        var values = posted.ToDictionary(p => p.Key, p => p.Value);
        var refused = new List<(string Name, string Message)>();
        foreach (var sent in posted.Files.Where(f => f.Name.EndsWith(End, StringComparison.Ordinal) && f.FileName.Length > 0).GroupBy(f => f.Name))
        {
            if (!viewer.Value.MayChooseMedia())
            {
                refused.Add((sent.Key, "Vous ne pouvez pas envoyer de fichiers. Demandez-le à la coordination."));
                continue;
            }
            var field = sent.Key[..^End.Length];
            var answer = new AnswerForm(Said("enfant"), Said("reference"), Said("jusque"), Said("contexte"));
            var results = await upload.TakeAsync(sent, "contenus/" + time.Today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), answer, ct);
            values[field + ".Add"] = StringValues.Concat(values.GetValueOrDefault(field + ".Add"), results.Select(r => r.Path).OfType<string>().ToArray());
            refused.AddRange(results.Where(r => r.Path is null).Select(r => (sent.Key, r.Message)));

            string? Said(string name) => posted[field + "." + name].FirstOrDefault();
        }
        var form = new FormInput(values);
        foreach (var group in refused.GroupBy(r => r.Name)) form.Report(group.Key, string.Join(" ", group.Select(r => r.Message)));
        return form;
    }
}
