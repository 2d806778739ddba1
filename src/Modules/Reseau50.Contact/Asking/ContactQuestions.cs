using Microsoft.AspNetCore.Http;
using Reseau50.Cms.Content;
using Reseau50.Cms.Documents;
using Reseau50.Cms.Fields;
using Reseau50.Cms.Security;
using Reseau50.Cms.Settings;
using Reseau50.Forms.Contracts;

namespace Reseau50.Contact.Asking;

/// <summary>What « Nous écrire » asks besides: the questions of the form that the settings <c>ReglagesContact</c> name.</summary>
internal sealed class ContactQuestions(SiteDocuments documents, IFormSheets sheets, CurrentViewer viewer)
{
    public const string Settings = "ReglagesContact";

    /// <summary>The questions, with what was posted; null when no form is named, or none that is for the reader.</summary>
    public async Task<FormFill?> ReadAsync(IFormCollection? posted, CancellationToken ct)
    {
        if (!(await documents.ReadAsync<CustomSettings>(ct)).Items.TryGetValue(Settings, out var json)) return null;
        if (ContentJson.ToItem(json).Field<ContentPickerField>(Settings, "Formulaire").ContentItemIds.FirstOrDefault() is not { } form) return null;
        return await sheets.FindAsync(form, viewer.Value, ct) is { } sheet ? await sheets.ReadAsync(sheet, posted, ct) : null;
    }
}
