namespace OpenDisclosure.Domain.Privacy;

/// <summary>Questions about the few characters around a finding.</summary>
internal static class Spans
{
    /// <summary>Whether one of the words stands in the piece.</summary>
    public static bool ContainsAny(this ReadOnlySpan<char> piece, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (piece.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the piece begins with one of the words.</summary>
    public static bool StartsWithAnyOf(this ReadOnlySpan<char> piece, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (piece.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the piece ends with one of the words.</summary>
    public static bool EndsWithAnyOf(this ReadOnlySpan<char> piece, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (piece.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
