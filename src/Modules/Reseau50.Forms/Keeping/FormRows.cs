using Microsoft.EntityFrameworkCore;
using Reseau50.Cms.Content;

namespace Reseau50.Forms.Keeping;

/// <summary>The questions of a form as they were asked once: answers stay readable by them. Kept as long as there is an answer or a count of it.</summary>
internal sealed class FormVersion
{
    public string FormId { get; set; } = "";
    public string Hash { get; set; } = "";

    /// <summary>A list of <see cref="AskedQuestion"/>.</summary>
    public string Questions { get; set; } = "[]";
    public DateTime SeenUtc { get; set; }

    public static string HashOf(IEnumerable<Contracts.Question> questions) => VersionJson.Hash(VersionJson.Write(questions));
}

/// <summary>What one person sent.</summary>
internal sealed class FormSubmission
{
    public string Id { get; set; } = "";
    public string FormId { get; set; } = "";
    public string Hash { get; set; } = "";

    /// <summary>Whose answer it is, once for a form: an account, one sending, or something of another module.</summary>
    public string Subject { get; set; } = "";
    public string? AccountId { get; set; }
    public DateTime SentUtc { get; set; }
    public DateTime? EditedUtc { get; set; }

    /// <summary>When it is forgotten: as was said when it was sent. Null: when whoever keeps it says so.</summary>
    public DateTime? ForgetUtc { get; set; }

    /// <summary>The values by the names of the questions; of a file, its id and its name.</summary>
    public string Answers { get; set; } = "{}";
}

/// <summary>A file that came with a form. Without a submission it waits a day for one.</summary>
internal sealed class SentFile
{
    public string Id { get; set; } = "";
    public string FormId { get; set; } = "";
    public string Question { get; set; } = "";
    public string? SubmissionId { get; set; }
    public string Name { get; set; } = "";
    public string ContentType { get; set; } = "";
    public long Length { get; set; }
    public DateTime AtUtc { get; set; }
    public byte[] Bytes { get; set; } = [];
}

/// <summary>What is left of forgotten answers: how many, and how many chose what. An empty value counts those who answered, an empty question those who sent.</summary>
internal sealed class FormCount
{
    public string FormId { get; set; } = "";
    public string Question { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Value { get; set; } = "";
    public int Total { get; set; }
}

/// <summary>The forms inside an item.</summary>
internal sealed class FormIndex : IndexRow
{
    public string FormId { get; set; } = "";
    public string Title { get; set; } = "";
    public DateTime? OpensUtc { get; set; }
    public DateTime? ClosesUtc { get; set; }
}

internal sealed class FormIndexProvider : IndexProvider<FormIndex>
{
    private const int MaxTitle = 255;

    public override IEnumerable<FormIndex> Rows(ContentItem item, Cms.ContentTypes.ContentDefinitions definitions) =>
        from form in Asking.FormReading.Forms(item)
        let settings = Asking.FormReading.Settings(form)
        let title = Asking.FormReading.Title(form)
        select new FormIndex { FormId = form.ContentItemId, Title = title.Length > MaxTitle ? title[..MaxTitle] : title, OpensUtc = settings.OpensUtc, ClosesUtc = settings.ClosesUtc };
}

internal static class FormTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<FormVersion>(e => { e.ToTable("FormVersions"); e.HasKey(x => new { x.FormId, x.Hash }); });
        model.Entity<FormSubmission>(e => { e.ToTable("FormSubmissions"); e.HasKey(x => x.Id); });
        model.Entity<SentFile>(e =>
        {
            e.ToTable("FormFiles");
            e.HasKey(x => x.Id);
            e.HasOne<FormSubmission>().WithMany().HasForeignKey(x => x.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<FormCount>(e => { e.ToTable("FormCounts"); e.HasKey(x => new { x.FormId, x.Question, x.Kind, x.Value }); });
        IndexRow.Map(model.Entity<FormIndex>(), nameof(FormIndex));
    }
}
