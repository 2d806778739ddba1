using Reseau50.Contact.Asking;
using Reseau50.Contact.Receiving;
using Reseau50.Contact.Reporting;

namespace Reseau50.Tests.Contact;

/// <summary>What both forms let through, and what they say of the rest.</summary>
public sealed class SentFormTests
{
    [Fact]
    public void AMessage_PassesWithoutAName()
    {
        Assert.Empty(Contact().Faults());
        var form = Contact();
        form.Nom = null;
        Assert.Empty(form.Faults());
        var made = Contact().Made();
        Assert.Equal((false, "question", "Camille D.", "parent@famille.example", "Quand a lieu\nle forum ?", null), (made.IsReport, made.Subject, made.Name, made.Email, made.Text, made.Page));
    }

    [Theory]
    [InlineData("Email", null), InlineData("Email", "sans arobase"), InlineData("Email", "a@b"), InlineData("Email", "deux mots@ecole.example"), InlineData("Email", "Ada <ada@ecole.example>")]
    [InlineData("Sujet", null), InlineData("Sujet", "illicite"), InlineData("Message", null), InlineData("Message", "Neuf mots"), InlineData("Message", "  \n\u0000 ")]
    public void WhatIsMissingOrWrong_IsSaidAtItsField(string field, string? value)
    {
        var form = Contact();
        typeof(ContactForm).GetProperty(field)!.SetValue(form, value);
        Assert.Equal([field], form.Faults().Select(f => f.Name));
    }

    [Theory, InlineData(10, true), InlineData(9, false), InlineData(5_000, true), InlineData(5_001, false)]
    public void AMessage_HasItsLength(int length, bool passes)
    {
        var form = Contact();
        form.Message = new string('é', length);
        Assert.Equal(passes, !form.Faults().Any());
    }

    [Fact]
    public void ANotice_NeedsNeitherNameNorAddress_ButGoodFaith()
    {
        var form = new ReportForm { Page = "/ateliers/sommeil", Known = "/ateliers/sommeil", Motif = "illicite", Message = "Une injure, au deuxième paragraphe." };
        Assert.Equal(["BonneFoi"], form.Faults().Select(f => f.Name));
        form.BonneFoi = true;
        Assert.Empty(form.Faults());
        form.Email = "sans arobase";
        Assert.Equal(["Email"], form.Faults().Select(f => f.Name));
        form.Known = null;
        Assert.Equal(["Page", "Email"], form.Faults().Select(f => f.Name));
        Assert.False(new ReportForm().BonneFoi);
    }

    [Theory]
    [InlineData("/ateliers/sommeil", "/ateliers/sommeil"), InlineData(" /agenda?vue=passees#mars ", "/agenda?vue=passees#mars"), InlineData("/", "/")]
    [InlineData("https://reseau.example/ateliers", "/ateliers"), InlineData("HTTP://127.0.0.1:5000/ateliers", "/ateliers"), InlineData("/a/../ateliers", "/ateliers")]
    [InlineData("https://ailleurs.example/ateliers", null), InlineData("//ailleurs.example/x", null), InlineData("/\\ailleurs.example", null), InlineData("/..//ailleurs.example", null)]
    [InlineData("javascript:alert(1)", null), InlineData("ateliers", null), InlineData("", null), InlineData(null, null), InlineData("/a b", null), InlineData("https://reseau.example@ailleurs.example/", null)]
    [InlineData("https://reseau.example//ailleurs.example", null)]
    public void APage_IsAnAddressOfThisSite(string? typed, string? known) => Assert.Equal(known, ReportedPages.AddressOf(typed, "https://reseau.example", "http://127.0.0.1:5000"));

    [Fact]
    public void AnAddressOfAThousandSigns_IsNone() => Assert.Null(ReportedPages.AddressOf("/" + new string('a', ReportedPages.Longest), "https://reseau.example"));

    [Fact]
    public void OneConnection_HasItsLimit_AndItsNeighbourAnother()
    {
        using var limits = new ContactLimits();
        var (school, home) = (System.Net.IPAddress.Parse("192.0.2.1"), System.Net.IPAddress.Parse("192.0.2.2"));
        for (var i = 0; i < ContactLimits.FromOneConnection; i++) Assert.True(limits.MaySend(school));
        Assert.False(limits.MaySend(school));
        Assert.True(limits.MaySend(home));
        for (var i = 0; i < ContactLimits.ToOneMailbox; i++) Assert.True(limits.MayWriteTo("Ada@ecole.example"));
        Assert.False(limits.MayWriteTo("ada@ecole.example"));
    }

    private static ContactForm Contact() => new() { Nom = " Camille D. ", Email = "parent@famille.example", Sujet = "question", Message = "Quand a lieu\r\nle forum ?" };
}
