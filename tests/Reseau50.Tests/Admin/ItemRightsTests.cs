using Reseau50.Cms.Security;

namespace Reseau50.Tests.Admin;

public sealed class ItemRightsTests
{
    [Theory]
    [InlineData("EditContent", ItemAct.Edit, "x", true)]
    [InlineData("Edit_Note", ItemAct.Edit, "x", true)]
    [InlineData("Edit_Page", ItemAct.Edit, "moi", false)]
    [InlineData("EditOwnContent", ItemAct.Edit, "moi", true)]
    [InlineData("EditOwnContent", ItemAct.Edit, "x", false)]
    [InlineData("EditOwnContent", ItemAct.Edit, null, false)]
    [InlineData("EditOwn_Note", ItemAct.Edit, "moi", true)]
    [InlineData("EditOwn_Page", ItemAct.Edit, "moi", false)]
    [InlineData("PublishContent", ItemAct.Edit, "x", true)]
    [InlineData("PublishOwn_Note", ItemAct.Edit, "moi", true)]
    [InlineData("EditContent", ItemAct.Publish, "moi", false)]
    [InlineData("EditContent", ItemAct.Delete, "moi", false)]
    [InlineData("EditContent", ItemAct.Preview, "x", true)]
    [InlineData("DeleteOwnContent", ItemAct.Delete, "x", false)]
    [InlineData("DeleteOwnContent", ItemAct.Delete, "moi", true)]
    [InlineData("SiteOwner", ItemAct.Delete, "x", true)]
    public void TheBroaderRight_IncludesTheNarrower_NeverTheReverse(string permission, ItemAct act, string? owner, bool may) =>
        Assert.Equal(may, AdminLab.Person("moi", permission).May(act, "Note", owner));

    [Fact]
    public void WhatBelongsToNobody_IsNotAVisitorsOwn() => Assert.False(Viewer.Visitor.May(ItemAct.Edit, "Note", null));
}
