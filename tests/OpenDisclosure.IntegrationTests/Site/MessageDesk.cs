using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>What the office does first with a message.</summary>
internal static class MessageDesk
{
    private const string All = "/admin/messages";

    /// <summary>The releaser gives it to the office of the author.</summary>
    /// <returns>The address of the message.</returns>
    public static async Task<string> Assign(WebSite site, SentMessage sent, bool isComplex = false)
    {
        var staffId = await site.Office.StaffId(Office.Author);
        await using var db = site.Database.Open();
        var staff = await db.Staff.SingleAsync(found => found.Id == staffId);
        var office = await db.Offices.SingleAsync(found => found.UnitId == staff.UnitId && found.Name == staff.Office);
        var place = $"{All}/{(await sent.Row(site)).Id}";
        var releaser = await site.SignedIn(Office.Releaser);
        var id = office.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(place, (await releaser.Fill(place, place + "/assignment", [("OfficeId", id), .. isComplex ? [("Complex", "true")] : Array.Empty<(string, string)>()])).Location);
        return place;
    }
}
