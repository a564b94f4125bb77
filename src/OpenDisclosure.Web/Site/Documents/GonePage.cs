using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>What is said of a withdrawn document: when and why it went. Never its title or text.</summary>
internal sealed record GonePage : SitePage
{
    public required string Explanation { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required string Help { get; init; }

    public static GonePage Of(PublishedWithdrawal withdrawal, string contact, Func<Spot, Surround> around)
    {
        var (from, until) = (BeijingTime.DateOf(withdrawal.FirstPublishedAt), BeijingTime.DateOf(withdrawal.At));
        return new GonePage
        {
            Around = around(new Spot("/" + withdrawal.Address, PublicText.WithdrawnHeading) { Indexed = false, HasTrail = false }),
            Explanation = Texts.Fill(PublicText.WithdrawnWhy, Texts.Long(until), Labels.Of(withdrawal.Reason)),
            Facts =
            [
                new Fact(PublicText.FactIndexNumber, withdrawal.IndexNumber, Wide: true),
                new Fact(PublicText.ReleasedOn, Texts.Long(from)),
                new Fact(PublicText.WithdrawnOn, Texts.Long(until)),
                new Fact(PublicText.Entry, Texts.Grouped(withdrawal.Seq), Wide: true),
            ],
            Help = contact.Length > 0 ? Texts.Fill(PublicText.WithdrawnHelp, contact) : "",
        };
    }
}
