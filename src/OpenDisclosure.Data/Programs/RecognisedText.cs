using System.Globalization;
using System.Text;

namespace OpenDisclosure.Data.Programs;

/// <summary>The text in a table of Tesseract: a line a word, with its place in block, paragraph and line, and how sure the machine is.</summary>
internal static class RecognisedText
{
    /// <summary>Below this, in per cent over all letters, it is no reading but a guess: handwriting, a photograph.</summary>
    private const double LeastCertainty = 60;

    private const int Columns = 12;
    private const string Word = "5";

    /// <summary>The lines of the page; empty when nothing was read, or nothing with certainty.</summary>
    public static string Of(string table)
    {
        var text = new StringBuilder();
        var (line, letters, certainty) = ("", 0, 0.0);
        foreach (var cells in table.Split('\n').Select(row => row.Split('\t', Columns)).Where(cells => cells.Length == Columns && cells[0] == Word))
        {
            var word = cells[11].Trim();
            if (word.Length == 0 || !double.TryParse(cells[10], CultureInfo.InvariantCulture, out var sure))
                continue;
            var own = string.Join(' ', cells[1..5]);
            if (text.Length > 0)
                text.Append(own != line ? "\n" : IsWide(text[^1]) || IsWide(word[0]) ? "" : " ");
            text.Append(word);
            (line, letters, certainty) = (own, letters + word.Length, certainty + (sure * word.Length));
        }

        return letters > 0 && certainty / letters >= LeastCertainty ? text.ToString() : "";
    }

    private static bool IsWide(char letter) => letter > '\u2E80';
}
