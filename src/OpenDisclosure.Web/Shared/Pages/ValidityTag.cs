using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Shared.Pages;

/// <summary>有效性 as a tag.</summary>
internal sealed record ValidityTag(string Text, string CssClass)
{
    /// <summary>The tag of a document on a day; null when it has no validity.</summary>
    public static ValidityTag? On(DateOnly today, Validity? sealedValidity, DateOnly? effectiveOn, DateOnly? expiresOn, DateOnly? endedOn = null) =>
        sealedValidity is { } validity ? Of(ValidityRules.On(today, validity, effectiveOn, expiresOn, endedOn)) : null;

    private static ValidityTag Of(Validity validity) => new(Labels.Of(validity), validity switch
    {
        Validity.InForce => "tag",
        Validity.Amended or Validity.NotYetInForce => "tag tag-warn",
        _ => "tag tag-off",
    });
}
