using OpenDisclosure.Data.Gate;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Release;

/// <summary>What became of an act: done, or every reason why not.</summary>
public sealed record ActOutcome(IReadOnlyList<Problem> Problems, long Seq = 0, long Epoch = 0, long RevisionId = 0)
{
    public bool Done => Problems.Count == 0;

    /// <summary>Refused for one reason of the whole.</summary>
    public static ActOutcome Refused(string code, params object[] arguments) => new([Problem.Whole(code, arguments)]);

    /// <summary>Refused for several reasons.</summary>
    public static ActOutcome Refused(IReadOnlyList<Problem> problems) => new(problems);

    /// <summary>
    /// Runs an act; what the database's own keys refuse becomes a reason, not an error page. A database that is gone or full has refused
    /// nothing: that goes on, so that nobody is told that nothing was stored while the commit got through.
    /// </summary>
    internal static async Task<ActOutcome> Guarded(Func<Task<ActOutcome>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (DatabaseRefusal.Is(failure))
        {
            return Refused("RefusedByDatabase");
        }
    }
}
