using Reseau50.Cms.Display;

namespace Reseau50.Cms.Fields;

/// <summary>People with an account, by id; their names are kept for display as Orchard keeps them.</summary>
public sealed class UserPickerField
{
    public List<string> UserIds { get; set; } = [];
    public List<string>? UserNames { get; set; }
}

public sealed class UserPickerFieldSettings : FieldSettings
{
    public bool Multiple { get; set; }
    public bool DisplayAllUsers { get; set; } = true;
    public List<string> DisplayedRoles { get; set; } = [];
}

internal sealed class UserPickerFieldDriver : FieldDriver<UserPickerField, UserPickerFieldSettings>
{
    protected override Task<object?> Display(UserPickerField field, UserPickerFieldSettings settings, FieldContext context, CancellationToken ct)
    {
        IReadOnlyList<string> names = [.. (field.UserNames ?? []).Where(n => !string.IsNullOrWhiteSpace(n))];
        return Task.FromResult<object?>(names.Count == 0 ? null : new FieldModel<IReadOnlyList<string>>(names, context.Field.DisplayName));
    }

    protected override Task Update(UserPickerField field, UserPickerFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        var names = field.UserIds.Zip(field.UserNames ?? []).GroupBy(x => x.First).ToDictionary(g => g.Key, g => g.First().Second);
        field.UserIds = [.. (form.Text("") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        field.UserNames = names.Count == 0 ? null : [.. field.UserIds.Select(id => names.GetValueOrDefault(id, ""))];
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(UserPickerField field) => field.UserIds.Count == 0;

    protected override IEnumerable<Fault> Faults(UserPickerField field, UserPickerFieldSettings settings) =>
        !settings.Multiple && field.UserIds.Count > 1 ? ["n’accepte qu’une seule personne : gardez-en une."] : [];
}
