namespace OpenDisclosure.Domain.Privacy;

/// <summary>
/// Finds in a text what the law keeps from the public (《保守国家秘密法》第三十五条, 《个人信息保护法》第二十八条) and what the agency wants to be
/// asked about. Offline rules and word lists: the same text always gives the same findings, in time that grows with its length.
/// </summary>
public static class TextScanner
{
    /// <summary>All findings in the order of the text; those of one kind do not overlap. Takes any string, a broken one too.</summary>
    public static IReadOnlyList<Finding> Scan(string text, ScanLists lists)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lists);
        if (text.Length == 0)
            return [];
        var folded = FoldedText.Of(text);
        return
        [
            .. Numbers(folded, lists)
                .Concat(People(folded, lists))
                .Concat(Words(folded.WithoutSpaces(), lists))
                .OrderBy(finding => finding.Start)
                .ThenBy(finding => finding.Grade)
                .ThenByDescending(finding => finding.Length)
                .ThenBy(finding => finding.Kind),
        ];
    }

    /// <summary>A figure is one number: the most severe reading of it stands.</summary>
    private static IEnumerable<Finding> Numbers(FoldedText folded, ScanLists lists)
    {
        var claims = new Claims(folded, lists);
        new NumberRules(folded, claims).Find();
        return claims.Settle(kindsApart: false);
    }

    private static IEnumerable<Finding> People(FoldedText folded, ScanLists lists)
    {
        var claims = new Claims(folded, lists);
        new CertificateRules(folded, claims).Find();
        new PersonRules(folded, lists, claims).Find();
        return claims.Settle(kindsApart: true);
    }

    private static IEnumerable<Finding> Words(FoldedText dense, ScanLists lists)
    {
        var claims = new Claims(dense, lists);
        new SecrecyRules(dense, claims).Find();
        lists.Words.Find(dense, claims);
        return claims.Settle(kindsApart: true);
    }
}
