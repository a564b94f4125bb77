using System.Globalization;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>A piece of text that is marked where it stands, with the number of its finding in the list beside it.</summary>
internal sealed record FindingMark(int No, FindingGrade Grade, string Text)
{
    /// <summary>The class of its look.</summary>
    public string Css => Grade == FindingGrade.Stop ? "f-stop" : "f-ask";

    /// <summary>Its short name, such as 停1.</summary>
    public string Name => NameOf(No, Grade);

    /// <summary>The short name of a finding.</summary>
    public static string NameOf(int no, FindingGrade grade) => Texts.Fill(
        StaffText.ResourceManager.GetString($"Review_Mark_{grade}", CultureInfo.InvariantCulture)!, no);
}

/// <summary>A piece of text with its mark, or without one.</summary>
internal readonly record struct MarkedPiece(string Text, FindingMark? Mark);

/// <summary>Cuts a text where it holds what the scanner found.</summary>
internal static class MarkedText
{
    /// <summary>The pieces in order; together they are the text.</summary>
    /// <param name="text">A block or line.</param>
    /// <param name="marks">What was found, longer pieces first.</param>
    public static IReadOnlyList<MarkedPiece> Of(string text, IReadOnlyList<FindingMark> marks)
    {
        var pieces = new List<MarkedPiece>();
        var from = 0;
        while (from < text.Length && Next(text, from, marks) is { Mark: { } mark, At: var at })
        {
            if (at > from)
                pieces.Add(new MarkedPiece(text[from..at], null));
            pieces.Add(new MarkedPiece(mark.Text, mark));
            from = at + mark.Text.Length;
        }

        if (from < text.Length)
            pieces.Add(new MarkedPiece(text[from..], null));
        return pieces;
    }

    private static (int At, FindingMark? Mark) Next(string text, int from, IReadOnlyList<FindingMark> marks)
    {
        var (first, found) = (-1, (FindingMark?)null);
        foreach (var mark in marks)
        {
            var at = text.IndexOf(mark.Text, from, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first))
                (first, found) = (at, mark);
        }

        return (first, found);
    }
}
