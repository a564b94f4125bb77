using System.Globalization;

namespace OpenDisclosure.Benchmarks;

/// <summary>Options of the form <c>--name value</c>; a name may be given several times.</summary>
internal sealed class CommandLine
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <exception cref="MeasuringException">An option is unknown or has no value.</exception>
    public CommandLine(string[] arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            if (!known.Contains(name))
                throw new MeasuringException($"Unknown option {name}. Known: {string.Join(' ', known)}");
            if (i + 1 == arguments.Length)
                throw new MeasuringException($"{name} needs a value");
            _values.Add(new(name, arguments[i + 1]));
        }
    }

    public IReadOnlyList<string> All(string name) => [.. _values.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    public string? Last(string name) => All(name) is [.., var last] ? last : null;

    /// <exception cref="MeasuringException">The value is not a whole number above zero.</exception>
    public int Number(string name, int otherwise)
    {
        if (Last(name) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new MeasuringException($"{name} needs a whole number above zero, not {text}");
    }
}
