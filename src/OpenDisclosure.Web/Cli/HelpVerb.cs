namespace OpenDisclosure.Web.Cli;

/// <summary>Prints the verbs.</summary>
internal sealed class HelpVerb : Verb
{
    public override string Name => "help";

    public override string Purpose => "prints this text";

    protected override Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        Print(Console.Out);
        return Task.FromResult(Verbs.Good);
    }

    internal static void Print(TextWriter output)
    {
        output.WriteLine("Without a verb the program serves the site. Verbs:");
        foreach (var verb in Verbs.All)
        {
            output.WriteLine($"  {verb.Name} {verb.Arguments}".TrimEnd());
            output.WriteLine($"      {verb.Purpose}");
        }

        output.WriteLine("Settings come from appsettings.json, from environment variables (OpenDisclosure__Provider=Postgres)");
        output.WriteLine("and from the command line (--OpenDisclosure:Provider=Postgres); docs/operations.md lists them.");
        output.WriteLine("Exit status: 0 done, 1 refused or something is wrong, 2 could not be done.");
    }
}

/// <summary>A word that is no verb.</summary>
internal sealed class UnknownVerb(string word) : Verb
{
    public override string Name => word;

    public override string Purpose => "";

    protected override Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        Console.Error.WriteLine($"There is no verb '{word}'.");
        HelpVerb.Print(Console.Error);
        return Task.FromResult(Verbs.Unable);
    }
}
