using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;

namespace OpenDisclosure.Web.Cli;

/// <summary>Prints the rights of the two runtime logins as SQL for the configured server; changes nothing.</summary>
internal sealed class GrantsVerb : Verb
{
    public override string Name => "grants";

    public override string Arguments => "--staff LOGIN --public LOGIN";

    public override string Purpose => "prints the SQL that gives the two runtime logins their rights, to be run by the owner after each 'migrate'";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        if (line["staff"] is not { } staff || line["public"] is not { } reader || staff == reader)
            return Fail($"Usage: {Name} {Arguments}, two logins");
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        if (db is SqliteDisclosureDb)
            return Fail("SQLite knows no logins: who may read the file is a matter of the operating system.");
        foreach (var statement in Grants.Of(db, staff, reader))
            Console.WriteLine(statement);
        return Verbs.Good;
    }
}
