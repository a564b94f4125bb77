using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace OpenDisclosure.Content.Reading;

/// <summary>A letter of a page, where it stands, and what hides it.</summary>
internal sealed class PdfGlyph
{
    public required string Text { get; init; }

    public required PdfPoint Start { get; init; }

    public required PdfPoint End { get; init; }

    public required PdfPoint Centre { get; init; }

    /// <summary>The height of its line, in points.</summary>
    public required double Size { get; init; }

    /// <summary>Drawn with neither ink nor line, as below the picture of a scanned page.</summary>
    public bool IsInvisible { get; init; }

    public HiddenKind? Concealment { get; set; }
}

/// <summary>What is drawn on a page.</summary>
internal sealed class PdfPage
{
    /// <summary>A picture of at least so much of the page makes it a scanned page, with or without text behind it.</summary>
    private const double ScannedShare = 0.4;

    /// <summary>Fewer letters than this on a scanned page are a stamp or a page number.</summary>
    private const int FewLetters = 60;

    /// <summary>So many curves without a letter are letters turned into curves.</summary>
    private const int ManyCurves = 200;

    /// <summary>What the file says of the page.</summary>
    public DictionaryToken Dictionary { get; set; } = DictionaryToken.Empty;

    /// <summary>From the coordinates of the file to those of the page as it is shown.</summary>
    public TransformationMatrix Matrix { get; set; } = TransformationMatrix.Identity;

    /// <summary>A single letter that runs off the page hides nothing.</summary>
    private const int FewestHidden = 2;

    public List<PdfGlyph> Glyphs { get; } = [];

    /// <summary>The share of the page under pictures, 0 to 1 or more.</summary>
    public double PictureShare { get; set; }

    /// <summary>Texts that programs are to read instead of what is drawn.</summary>
    public StringBuilder Replacements { get; } = new();

    public int Curves { get; set; }

    /// <summary>Letters whose font does not say what they mean.</summary>
    public int Unknown { get; set; }

    public bool IsScanned => PictureShare >= ScannedShare;

    /// <summary>Whether a person must look at the page because a program cannot read it.</summary>
    public bool IsUnreadable
    {
        get
        {
            var letters = Glyphs.Count(glyph => !string.IsNullOrWhiteSpace(glyph.Text));
            if (letters == 0)
                return PictureShare > 0 || Curves > ManyCurves;
            return IsScanned && letters < FewLetters || Unknown * 3 > letters;
        }
    }

    public string Visible => Lines(Glyphs.Where(glyph => glyph.Concealment is null));

    /// <summary>The hidden texts, one for each way of hiding.</summary>
    public IEnumerable<(HiddenKind Kind, string Text)> Hidden() => Glyphs.Where(glyph => glyph.Concealment is not null)
        .GroupBy(glyph => glyph.Concealment!.Value)
        .Select(group => (group.Key, Lines(group)))
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2));

    /// <summary>Hides the letters under an area in the coordinates of the file.</summary>
    public void Cover(PdfRectangle rectangle)
    {
        var area = PdfArea.Of(Matrix.Transform(rectangle));
        foreach (var glyph in Glyphs.Where(glyph => glyph.Concealment is null && area.Contains(glyph.Centre, 0)))
            glyph.Concealment = HiddenKind.CoveredText;
    }

    /// <summary>What the concealment of letters depends on when the whole page is known.</summary>
    public void Settle()
    {
        foreach (var glyph in Glyphs.Where(glyph => glyph.IsInvisible && glyph.Concealment is null && !IsScanned))
            glyph.Concealment = HiddenKind.HiddenText;
        foreach (var group in Glyphs.Where(glyph => glyph.Concealment is not null).GroupBy(glyph => glyph.Concealment).ToList())
        {
            if (group.Sum(glyph => glyph.Text.Count(char.IsLetterOrDigit)) >= FewestHidden)
                continue;
            foreach (var glyph in group)
                glyph.Concealment = null;
        }
    }

    /// <summary>The letters in the order of the file, which is the order of reading nearly always; lines and gaps by their places.</summary>
    private static string Lines(IEnumerable<PdfGlyph> glyphs)
    {
        var text = new StringBuilder();
        PdfGlyph? before = null;
        foreach (var glyph in glyphs)
        {
            if (before is not null)
                text.Append(Between(before, glyph));
            text.Append(glyph.Text);
            before = glyph;
        }

        return Radicals.Fold(text.ToString());
    }

    private static string Between(PdfGlyph before, PdfGlyph glyph)
    {
        var size = Math.Max(1, Math.Max(before.Size, glyph.Size));
        double dx = before.End.X - before.Start.X, dy = before.End.Y - before.Start.Y;
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 0.01)
            (dx, dy, length) = (1, 0, 1);
        double gapX = glyph.Start.X - before.End.X, gapY = glyph.Start.Y - before.End.Y;
        var along = ((gapX * dx) + (gapY * dy)) / length;
        var across = Math.Abs((gapX * dy) - (gapY * dx)) / length;
        if (across > size * 0.6 || along < -size * 1.5)
            return "\n";
        var isWide = glyph.Text.Length > 0 && glyph.Text[0] > '\u2E80' || before.Text.Length > 0 && before.Text[^1] > '\u2E80';
        return along > size * (isWide ? 0.9 : 0.22) && before.Text != " " && glyph.Text != " " ? " " : "";
    }
}
