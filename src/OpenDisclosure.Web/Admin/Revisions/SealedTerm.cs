using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>Terms of a manifest in words.</summary>
internal static class SealedTerm
{
    /// <summary>The word for a term of a member; other members stand as they are.</summary>
    public static string Of(string member, string value) => member switch
    {
        "validity" => Labels.Of(Term.Parse<Validity>(value)),
        "mode" => Labels.Of(Term.Parse<DisclosureMode>(value)),
        "correction" => Labels.Of(Term.Parse<CorrectionKind>(value)),
        "relation" => Labels.Of(Term.Parse<RelationKind>(value)),
        _ => value,
    };
}
