namespace OpenDisclosure.Web.Cli;

/// <summary>The verbs of the command line. Without one the program serves.</summary>
internal static class Verbs
{
    /// <summary>Everything is as it should be.</summary>
    public const int Good = 0;

    /// <summary>The verb was refused, or found something wrong.</summary>
    public const int Bad = 1;

    /// <summary>The verb could not do its work: wrong words, wrong settings, no database.</summary>
    public const int Unable = 2;

    /// <summary>Every verb, in the order of the help text.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new MigrateVerb(),
        new GrantsVerb(),
        new SetupVerb(),
        new SeedDemoVerb(),
        new CreateUserVerb(),
        new SignCheckpointVerb(),
        new ExportVerb(),
        new VerifyVerb(),
        new HelpVerb(),
    ];

    /// <summary>The verb that the arguments begin with; null when there is none, so that the program serves.</summary>
    public static Verb? Find(string[] args)
    {
        if (args.Length == 0)
            return null;
        var word = args[0];
        if (word is "-h" or "-?" or "--help")
            return new HelpVerb();
        if (word.StartsWith('-') || word.StartsWith('/') || word.Contains('='))
            return null;
        return All.FirstOrDefault(verb => verb.Name == word) ?? new UnknownVerb(word);
    }
}
