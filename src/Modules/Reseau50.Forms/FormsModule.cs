using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Reseau50.Admin.Contracts;
using Reseau50.Cms;
using Reseau50.Cms.Features;
using Reseau50.Cms.Jobs;
using Reseau50.Cms.Security;
using Reseau50.Forms.Answers;
using Reseau50.Forms.Answers.Export;
using Reseau50.Forms.Answers.Listing;
using Reseau50.Forms.Answers.Sheets;
using Reseau50.Forms.Answers.Statistics;
using Reseau50.Forms.Asking;
using Reseau50.Forms.Contracts;
using Reseau50.Forms.Elements;
using Reseau50.Forms.Files;
using Reseau50.Forms.Forgetting;
using Reseau50.Forms.Keeping;
using Reseau50.Forms.Privacy;
using Reseau50.Forms.Sending;

namespace Reseau50.Forms;

/// <summary>Questionnaires: made as content, answered without script, read one by one and in numbers, forgotten on time.</summary>
public sealed class FormsModule : ReseauModule
{
    internal const string Manage = "ManageForms", View = "ViewFormAnswers", Script = "/_content/Reseau50.Forms/forms.js";

    public override string Name => "Formulaires";
    public override IReadOnlyList<string> Needs => ["Reseau50.Admin"];
    public override IReadOnlyList<Permission> Permissions => [new(View, "Lire les réponses aux formulaires"), new(Manage, "Lire et supprimer les réponses aux formulaires")];

    public override void Model(ModelBuilder model) => FormTables.Map(model);

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddIndex<FormIndexProvider>();
        services.AddPart<FormPartDriver>().AddPart<FormElementPartDriver>().AddPart<FormInputElementPartDriver>().AddPart<FormElementLabelPartDriver>().AddPart<FormElementValidationPartDriver>()
            .AddPart<InputPartDriver>().AddPart<TextAreaPartDriver>().AddPart<SelectPartDriver>().AddPart<ButtonPartDriver>().AddPart<LabelPartDriver>().AddPart<ValidationPartDriver>()
            .AddPart<ValidationSummaryPartDriver>().AddPart<QuestionPartDriver>();
        services.AddScoped<FormSheets>().AddScoped<IFormSheets>(s => s.GetRequiredService<FormSheets>()).AddScoped<AnswerStore>().AddScoped<IFormAnswers>(s => s.GetRequiredService<AnswerStore>());
        services.AddSingleton<FileLimits>().AddScoped<FileIntake>().AddSingleton<SendingLimit>();
        services.AddScoped<FormDesk>().AddScoped<FormIntake>().AddPage<FormPage>(FormPart.Type).AddWidget<FormWidget>();
        services.AddSingleton<IAdminMenu, FormsMenu>().AddScoped<FormShelf>().AddScoped<FormList>().AddScoped<FormStatistics>().AddScoped<IFormNumbers>(s => s.GetRequiredService<FormStatistics>()).AddScoped<AnswerSheets>().AddScoped<AnswerTable>();
        services.AddRetention<AnswerForgetting>().AddRetention<WaitingFileForgetting>().AddPersonalData<FormData>().AddSingleton<IProcessings, FormProcessings>();
    }
}
