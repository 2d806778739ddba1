using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.DataProtection;
using Reseau50.Accounts.Joining;
using Reseau50.Cms.Site;

namespace Reseau50.Tests.Accounts;

/// <summary>What the form lets through, and what it says of the rest.</summary>
public sealed class JoinFormTests
{
    [Fact]
    public void AFullForm_PassesWithoutTheNewsletter() => Assert.Empty(Faults(Joiner.Form()));

    [Fact]
    public void NothingIsTickedInAdvance()
    {
        var form = new JoinForm();
        Assert.False(form.Majeur || form.Charte || form.Confidentialite || form.Lettre);
    }

    [Theory]
    [InlineData("Nom", "A"), InlineData("Nom", "www.ailleurs.example"), InlineData("Nom", "Lisez https://x"), InlineData("Nom", "<b>Zoé</b>"), InlineData("Nom", null)]
    [InlineData("Email", "sans arobase"), InlineData("Email", null), InlineData("MotDePasse", "onze signes!"), InlineData("Profession", "pirate"), InlineData("Structure", null)]
    [InlineData("AutreStructure", " "), InlineData("Territoire", null)]
    public void WhatIsMissingOrWrong_IsSaidAtItsField(string field, string? value)
    {
        var form = Joiner.Form();
        // Eleven characters: one short.
        typeof(JoinForm).GetProperty(field)!.SetValue(form, field == "MotDePasse" ? value![..11] : value);
        Assert.Equal([field], Faults(form));
    }

    [Theory, InlineData("Majeur"), InlineData("Charte"), InlineData("Confidentialite")]
    public void EachRequiredBox_IsRequired(string box)
    {
        var form = Joiner.Form();
        typeof(JoinForm).GetProperty(box)!.SetValue(form, false);
        Assert.Equal([box], Faults(form));
    }

    [Theory, InlineData("Camille D."), InlineData("Anne-Lise Le Goff"), InlineData("Zoé d’Yvetot"), InlineData("J. Dupont")]
    public void ANameAsPeopleWriteIt_Passes(string name) => Assert.Empty(Faults(Joiner.Form(name: name)));

    [Fact]
    public void AFormThatComesBackTooSoon_OrWithoutItsStamp_IsNotBelieved()
    {
        var clock = new TestClock();
        var stamp = new FormStamp(new EphemeralDataProtectionProvider(), clock);
        var now = stamp.Now();
        Assert.False(stamp.IsBelievable(now));
        clock.Advance(FormStamp.Least - TimeSpan.FromMilliseconds(1));
        Assert.False(stamp.IsBelievable(now));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(stamp.IsBelievable(now));
        Assert.False(stamp.IsBelievable(null) || stamp.IsBelievable("") || stamp.IsBelievable("639000000000000000") || stamp.IsBelievable(now[..^2]));
    }

    private static IEnumerable<string> Faults(JoinForm form)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), results, validateAllProperties: true);
        return results.SelectMany(r => r.MemberNames).Concat(form.Faults().Select(f => f.Field)).Distinct();
    }
}
