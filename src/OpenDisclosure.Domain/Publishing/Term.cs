using System.Collections.Concurrent;
using System.Text;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>Enums as short text: kebab case, the same in the database, in manifests, in entries and in addresses.</summary>
public static class Term
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>The term of a value, such as <c>confidentiality-reviewer</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Known.GetOrAdd(value, static known => Kebab(known.ToString()));

    /// <summary>The value of a term.</summary>
    /// <exception cref="ArgumentException">No value of the type has this term.</exception>
    public static T Parse<T>(string term)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == term)
                return value;
        }

        throw new ArgumentException($"'{term}' is no {typeof(T).Name}.", nameof(term));
    }

    /// <summary>Kebab case of an identifier.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
