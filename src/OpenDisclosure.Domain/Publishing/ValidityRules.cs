namespace OpenDisclosure.Domain.Publishing;

/// <summary>有效性 as it stands on a day.</summary>
public static class ValidityRules
{
    /// <summary>
    /// What holds on a day. A date that has passed tells more than the sealed word: a document expires without being revised, and comes
    /// into force without it. What was repealed stays repealed.
    /// </summary>
    /// <param name="day">Beijing date.</param>
    /// <param name="sealedValidity">As it was sealed.</param>
    /// <param name="effectiveOn">First date on which it holds; null when it does not say.</param>
    /// <param name="expiresOn">Last date on which it holds; null when it does not say.</param>
    /// <param name="endedOn">The date from which a live document repeals or replaces it; null while none does.</param>
    public static Validity On(DateOnly day, Validity sealedValidity, DateOnly? effectiveOn, DateOnly? expiresOn, DateOnly? endedOn = null) => sealedValidity switch
    {
        _ when endedOn <= day => Validity.Repealed,
        Validity.InForce or Validity.Amended or Validity.NotYetInForce when expiresOn < day => Validity.Expired,
        Validity.InForce when effectiveOn > day => Validity.NotYetInForce,
        Validity.NotYetInForce when effectiveOn <= day => Validity.InForce,
        _ => sealedValidity,
    };
}
