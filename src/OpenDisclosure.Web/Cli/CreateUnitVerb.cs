using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Web.Cli;

/// <summary>Makes a unit from the console; the first one is the main unit, the bureau itself.</summary>
internal sealed partial class CreateUnitVerb : Verb
{
    public override string Name => "create-unit";

    public override string Arguments => "KEY --name NAME --credit-code CODE --number-prefix PREFIX";

    public override string Purpose => "makes a unit that discloses in its own name; the first one is the main unit";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        var words = line.Words;
        if (words.Count != 1 || line["name"] is not { Length: > 0 and <= Unit.NameLength } name || line["number-prefix"] is not { Length: > 0 and <= 20 } prefix)
            return Fail($"Usage: {Name} {Arguments}");
        if (!KeyForm().IsMatch(words[0]) || words[0].Length > Unit.KeyLength)
            return Fail($"A unit's key is of lower-case letters, digits and hyphens, at most {Unit.KeyLength}.");
        if (!CodeForm().IsMatch(line["credit-code"] ?? ""))
            return Fail("A credit code has 18 characters, digits and upper-case letters without I, O, S, V and Z.");
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        if (await db.Units.AnyAsync(found => found.Key == words[0], cancel))
            return Fail($"There is a unit '{words[0]}' already.");
        var isMain = !await db.Units.AnyAsync(cancel);
        var unit = new Unit { Key = words[0], Name = name, CreditCode = line["credit-code"]!, NumberPrefix = prefix, IsMain = isMain };
        await Write(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), unit, cancel);
        Console.WriteLine(isMain ? $"Unit {unit.Key} made; it is the main unit." : $"Unit {unit.Key} made.");
        return Verbs.Good;
    }

    private static async Task Write(DisclosureDb db, TimeProvider clock, Unit unit, CancellationToken cancel)
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.Units.Add(unit);
        await writer.Append(Acts.UnitChanged, null, new Dictionary<string, object?> { ["actor"] = ConsoleActor, ["unit"] = unit.Key }, cancel);
        await writer.Commit(changesSite: false, cancel);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A[0-9A-HJ-NPQRTUWXY]{18}\z")]
    private static partial Regex CodeForm();
}
