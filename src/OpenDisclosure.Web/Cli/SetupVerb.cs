using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>Sets up the agency on an empty database: asks what the page asks, or reads the answers from a file.</summary>
internal sealed class SetupVerb : Verb
{
    public override string Name => "setup";

    public override string Arguments => "[--answers FILE.json] [--people FILE.xlsx]";

    public override string Purpose => "sets up the agency on an empty database: asks for names and codes, prints the one-time links of three administrators, takes units, offices and people from a table, and lists what is missing";

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        await Schema.Check(scope.ServiceProvider, cancel);
        if (!await SetUpAgency.IsWanted(db, cancel))
            return Refuse("The site is set up already.");
        var answers = line["answers"] is { } file ? await Read(file, cancel) : Ask(cancel);
        if (answers is null)
            return Verbs.Unable;
        if (answers.Check() is { Count: > 0 } problems)
            return Refuse(problems);
        var people = line["people"] is { } table ? SetupPeople.Read(table) : new PeopleTable([], [], []);
        if (people is null)
            return Refuse($"{line["people"]} is no table as the page /admin/import offers it.");
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var outcome = await new SetUpAgency(db, clock).Run(answers.Agency(), answers.Office!.Trim(), SetupTexts.Of(answers), cancel);
        if (!outcome.Act.Done)
            return Refuse(outcome.Act.Problems);
        SetupState.ForgetCode(app.Services.CheckedSettings());
        var origin = app.Services.CheckedSettings().PublicOrigin.TrimEnd('/');
        Console.WriteLine("The site is set up. One-time links, each for its holder alone, for three days:");
        foreach (var administrator in answers.Agency().Administrators)
            Console.WriteLine($"  {Term.Of(administrator.Role),-23} {administrator.UserName,-20} {origin}/admin/welcome/{outcome.Tokens[administrator.Role]}");
        var taken = await new SetupPeople(db, clock).Take(people, cancel);
        await PrintCheckList(scope.ServiceProvider, cancel);
        return taken ? Verbs.Good : Verbs.Bad;
    }

    private static async Task PrintCheckList(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<DisclosureDb>();
        var list = new OpeningList(new OpeningCheck(db), db, services.GetRequiredService<IOptions<Settings>>(), services.GetRequiredService<ScannerState>(), HolidayList.Calendar(), services.GetRequiredService<TimeProvider>());
        Console.WriteLine("What is missing before the site may open; the page /admin/opening keeps the list:");
        foreach (var missing in (await list.Lines(cancel)).Where(missing => !missing.Done))
            Console.WriteLine($"  {OpeningWords.Name(missing.Code)}{SetupText.Verb_Colon}{OpeningWords.How(missing)}");
    }

    private static async Task<SetupAnswers?> Read(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            Fail($"There is no file {file}.");
            return null;
        }

        try
        {
            await using var stream = File.OpenRead(file);
            var given = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream, cancellationToken: cancel) ?? [];
            var answers = new SetupAnswers();
            var unknown = given.Where(pair => !answers.Set(pair.Key, pair.Value)).Select(pair => pair.Key).ToList();
            if (unknown.Count == 0)
                return answers;
            Fail($"Unknown answers: {string.Join(", ", unknown)}. Known: {string.Join(", ", answers.All().Select(answer => answer.Field))}");
        }
        catch (JsonException wrong)
        {
            Fail($"{file} is no JSON object of texts: {wrong.Message}");
        }

        return null;
    }

    /// <summary>One question after another; an answer that cannot be is asked again.</summary>
    private static SetupAnswers? Ask(CancellationToken cancel)
    {
        var answers = new SetupAnswers();
        foreach (var (field, suggestion) in answers.All().ToList())
        {
            do
            {
                cancel.ThrowIfCancellationRequested();
                Console.Write($"{Label(field)}{(SetupAnswers.Optional.Contains(field) ? SetupText.Verb_Optional : "")}{(suggestion.Length > 0 ? $" [{suggestion}]" : "")}: ");
                if (Console.ReadLine() is not { } typed)
                {
                    Fail("The answers ended early. Give them in a file with --answers.");
                    return null;
                }

                answers.Set(field, typed.Length > 0 ? typed : suggestion);
            }
            while (IsWrong(answers, field));
        }

        return answers;
    }

    private static bool IsWrong(SetupAnswers answers, string field)
    {
        var problems = answers.Check().Where(problem => problem.Field == field).ToList();
        foreach (var problem in problems)
            Console.Error.WriteLine($"  {Words(problem)}");
        return problems.Count > 0;
    }

    private static int Refuse(IReadOnlyList<Problem> problems) =>
        Refuse(string.Join(Environment.NewLine, problems.Select(problem => $"{(problem.Field.Length > 0 ? Label(problem.Field) + ": " : "")}{Words(problem)}")));

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return Verbs.Bad;
    }

    private static string Label(string field) => SetupLabels.Of(field);

    private static string Words(Problem problem) => ProblemText.Of(problem);
}
