using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>How a digit is written. A number may mix styles to hide; a change of style may also be where a list's sign ends.</summary>
internal enum DigitStyle : byte
{
    None,
    Plain,
    Ringed,
    Word,
}

/// <summary>A text as a reader reads it, without what is invisible, and the way back to the text as it was given.</summary>
internal sealed class FoldedText
{
    private readonly int[] from;
    private readonly int[] to;

    private FoldedText(string original, char[] chars, int[] from, int[] to, sbyte[] digits, DigitStyle[] styles)
    {
        Original = original;
        Text = new string(chars);
        this.from = from;
        this.to = to;
        Digits = digits;
        Styles = styles;
    }

    /// <summary>The text as it was given.</summary>
    public string Original { get; }

    /// <summary>The text as it is read: half-width, lower case, one kind of dash, dot and space.</summary>
    public string Text { get; }

    /// <summary>The value of each character that is a digit; -1 for the others.</summary>
    public sbyte[] Digits { get; }

    public DigitStyle[] Styles { get; }

    /// <summary>Reads a text.</summary>
    public static FoldedText Of(string original)
    {
        var builder = new Builder(original);
        var narrow = Width.Narrow(original);
        for (var i = 0; i < narrow.Length; i++)
        {
            var size = char.IsHighSurrogate(narrow[i]) && i + 1 < narrow.Length && char.IsLowSurrogate(narrow[i + 1]) ? 2 : 1;
            builder.Add(narrow, i, size);
            i += size - 1;
        }

        return builder.Build();
    }

    /// <summary>The text without the spaces that stand inside or beside Chinese writing: for words that are spread out.</summary>
    public FoldedText WithoutSpaces()
    {
        var builder = new Builder(Original);
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] != ' ' || IsBetweenLetters(i))
                builder.Copy(this, i);
        }

        return builder.Build();
    }

    /// <summary>Where the characters from <paramref name="start"/> to before <paramref name="end"/> stand in the text as it was given.</summary>
    public (int Start, int Length) Place(int start, int end) => (from[start], to[end - 1] - from[start]);

    /// <summary>The character at a place, or a line end outside of the text.</summary>
    public char At(int index) => index >= 0 && index < Text.Length ? Text[index] : '\n';

    private bool IsBetweenLetters(int space) => At(space - 1) is > ' ' and < '\u0080' && At(space + 1) is > ' ' and < '\u0080';

    private sealed class Builder(string original)
    {
        private readonly char[] chars = new char[original.Length];
        private readonly int[] from = new int[original.Length];
        private readonly int[] to = new int[original.Length];
        private readonly sbyte[] digits = new sbyte[original.Length];
        private readonly DigitStyle[] styles = new DigitStyle[original.Length];
        private int count;

        public void Add(string narrow, int index, int size)
        {
            if (Folding.Digit(narrow, index, out var plain) is var digit and >= 0)
                Put((char)('0' + digit), index, index + size, (sbyte)digit, plain ? DigitStyle.Plain : DigitStyle.Ringed);
            else if (size == 2)
                PutPair(narrow, index);
            else if (Folding.Fold(narrow[index]) is var folded and not Folding.None)
                Put(folded, index, index + 1, Folding.WordDigit(folded), DigitStyle.Word);
            else if (Folding.IsAttached(narrow[index]) && count > 0)
                to[count - 1] = index + 1;
        }

        public void Copy(FoldedText source, int index) =>
            Put(source.Text[index], source.from[index], source.to[index], source.Digits[index], source.Styles[index]);

        public FoldedText Build() =>
            new(original, chars[..count], from[..count], to[..count], digits[..count], styles[..count]);

        /// <summary>A letter of another plane is two units, each with the place of both. Tags and chosen forms are invisible.</summary>
        private void PutPair(string narrow, int index)
        {
            if (narrow[index] == '\uDB40')
                return;
            Put(narrow[index], index, index + 2, -1, DigitStyle.None);
            Put(narrow[index + 1], index, index + 2, -1, DigitStyle.None);
        }

        private void Put(char c, int start, int end, sbyte digit, DigitStyle style)
        {
            chars[count] = c;
            from[count] = start;
            to[count] = end;
            digits[count] = digit;
            styles[count++] = digit < 0 ? DigitStyle.None : style;
        }
    }
}
