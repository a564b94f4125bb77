namespace OpenDisclosure.Web.Cli;

/// <summary>
/// What follows a verb: words, and options as <c>--name value</c> or <c>--name=value</c>. Paths that begin with a slash are words, which
/// the configuration's own reader would take for options.
/// </summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the arguments, the verb first.</summary>
    public CommandLine(string[] args)
    {
        var words = new List<string>();
        for (var at = 1; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
                words.Add(args[at]);
            else if (args[at].Split('=', 2) is [var name, var value])
                options[name[2..]] = value;
            else
                options[args[at][2..]] = at + 1 < args.Length ? args[++at] : "";
        }

        Words = words;
    }

    /// <summary>The words that are neither options nor their values.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The value of an option, or null when it is not there or empty.</summary>
    public string? this[string name] => options.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The options alone, as the configuration reads them.</summary>
    public string[] ForConfiguration() => [.. options.Select(option => $"--{option.Key}={option.Value}")];
}
