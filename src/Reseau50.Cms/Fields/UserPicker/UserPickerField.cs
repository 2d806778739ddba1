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
    protected override Task Update(UserPickerField field, UserPickerFieldSettings settings, FieldContext context, FormInput form, CancellationToken ct)
    {
        field.UserIds = [.. (form.Text("") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        field.UserNames = null;
        return Task.CompletedTask;
    }

    protected override bool IsEmpty(UserPickerField field) => field.UserIds.Count == 0;

    protected override IEnumerable<string> Faults(UserPickerField field, UserPickerFieldSettings settings) =>
        !settings.Multiple && field.UserIds.Count > 1 ? ["n’accepte qu’une seule personne."] : [];
}
