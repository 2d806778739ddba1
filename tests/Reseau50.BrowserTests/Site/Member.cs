namespace Reseau50.BrowserTests.Site;

/// <summary>Somebody of the demo cast in front of a browser.</summary>
public static class Member
{
    public const string Password = "Demo-Reseau50!";

    public static string Email(string name) => name + "@demo.reseau50.example";

    /// <summary>Fills the sign-in form of the page under the eyes, and sends it.</summary>
    public static async Task SignInAsync(IPage page, string name, string password = Password)
    {
        await page.GetByLabel("Adresse électronique").FillAsync(Email(name));
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();
    }
}
