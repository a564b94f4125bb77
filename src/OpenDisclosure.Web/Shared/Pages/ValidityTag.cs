using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Shared.Pages;

/// <summary>有效性 as a tag.</summary>
internal sealed record ValidityTag(string Text, string CssClass)
{
    /// <summary>
    /// The tag of a document on a day. A date that has passed tells more than the sealed word: a document expires without being
    /// revised, and comes into force without it.
    /// </summary>
    public static ValidityTag? On(DateOnly today, Validity? sealedValidity, DateOnly? effectiveOn, DateOnly? expiresOn) =>
        sealedValidity is { } validity ? Of(Hold(today, validity, effectiveOn, expiresOn)) : null;

    private static Validity Hold(DateOnly today, Validity validity, DateOnly? effectiveOn, DateOnly? expiresOn) => validity switch
    {
        Validity.InForce or Validity.Amended or Validity.NotYetInForce when expiresOn < today => Validity.Expired,
        Validity.InForce when effectiveOn > today => Validity.NotYetInForce,
        Validity.NotYetInForce when effectiveOn <= today => Validity.InForce,
        _ => validity,
    };

    private static ValidityTag Of(Validity validity) => new(Labels.Of(validity), validity switch
    {
        Validity.InForce => "tag",
        Validity.Amended or Validity.NotYetInForce => "tag tag-warn",
        _ => "tag tag-off",
    });
}
