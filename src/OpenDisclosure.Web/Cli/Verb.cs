using System.Data.Common;
using Microsoft.Extensions.Options;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>One word of the command line. Shallow: it reads its arguments, calls Domain and Data, and says what happened.</summary>
internal abstract class Verb
{
    /// <summary>What the entries of a verb name as actor: whoever holds the host's console.</summary>
    protected const string ConsoleActor = "console";

    /// <summary>The word.</summary>
    public abstract string Name { get; }

    /// <summary>What follows the word, for the help text.</summary>
    public virtual string Arguments => "";

    /// <summary>What it does, in one sentence.</summary>
    public abstract string Purpose { get; }

    /// <summary>Does the work.</summary>
    /// <param name="args">All arguments, the word included.</param>
    /// <returns>The exit status: <see cref="Verbs.Good"/>, <see cref="Verbs.Bad"/> or <see cref="Verbs.Unable"/>.</returns>
    public async Task<int> Run(string[] args)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onBreak = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onBreak;
        try
        {
            return await Act(new CommandLine(args), stop.Token);
        }
        catch (StartRefused refused)
        {
            return Fail(refused.Message);
        }
        catch (OptionsValidationException wrong)
        {
            return Fail(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (DbException unreachable)
        {
            return Fail($"The database refused: {unreachable.Message}");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Fail("Stopped.");
        }
        finally
        {
            Console.CancelKeyPress -= onBreak;
        }
    }

    /// <inheritdoc cref="Run"/>
    protected abstract Task<int> Act(CommandLine line, CancellationToken cancel);

    /// <summary>The program's services under the same configuration as for serving, without a server.</summary>
    protected static WebApplication Open(CommandLine line)
    {
        var builder = WebApplication.CreateBuilder(line.ForConfiguration());
        builder.AddLog();
        builder.AddSettings();
        builder.AddDatabase();
        return builder.Build();
    }

    /// <summary>Says on the error stream why nothing was done.</summary>
    protected static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        return Verbs.Unable;
    }
}
