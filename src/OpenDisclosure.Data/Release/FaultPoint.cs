using System.Diagnostics;

namespace OpenDisclosure.Data.Release;

/// <summary>Where a test may let the process die, each named after what was done last.</summary>
public enum FaultPoint
{
    /// <summary>The bytes of a file are on disk under a temporary name.</summary>
    FileReceived,

    /// <summary>A file has its place in the store; no row names it yet.</summary>
    FileKept,

    /// <summary>The row of a draft's file is stored.</summary>
    FileNamed,

    /// <summary>An instance has taken the work of carrying out orders.</summary>
    OrdersClaimed,

    /// <summary>The ledger's lock is held.</summary>
    TransactionBegun,

    /// <summary>Duties and hashes were found right under the lock.</summary>
    StateChecked,

    /// <summary>An index number was taken and its catalogue entry written.</summary>
    NumberGiven,

    /// <summary>What the public counts was changed.</summary>
    CountersRaised,

    /// <summary>All rows of the act and its entry are written.</summary>
    EntryWritten,

    /// <summary>The head of the ledger is written too: the commit comes next.</summary>
    BeforeCommit,

    /// <summary>The act is committed; nobody was told.</summary>
    AfterCommit,

    /// <summary>Every live instance shows the act; the answer is not sent.</summary>
    BeforeAnswer,

    /// <summary>An instance has taken the work of telling people.</summary>
    NoticesClaimed,

    /// <summary>A notice has left the house and is not written down.</summary>
    NoticeHandedOver,

    /// <summary>A notice is written down.</summary>
    NoticeWritten,
}

/// <summary>
/// Lets the process die at a chosen point as if the power had gone: by SIGKILL, so that no handler runs and nothing is flushed. Unarmed,
/// which in Production it always is, a pass is one comparison.
/// </summary>
public static class FaultPoints
{
    private const int Unarmed = -1;

    private static int armed = Unarmed;
    private static int passesLeft;

    /// <summary>Reads a point as the settings name it: its name, or name:N for the Nth pass.</summary>
    public static bool TryRead(string text, out FaultPoint point, out int pass)
    {
        pass = 1;
        return text.Split(':') switch
        {
            [var name] => IsName(name, out point),
            [var name, var number] => IsName(name, out point) & (int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out pass) && pass > 0),
            _ => IsName("", out point),
        };
    }

    /// <summary>Chooses the point and which pass of it is the last thing this process does.</summary>
    public static void Arm(FaultPoint point, int pass) => (passesLeft, armed) = (pass, (int)point);

    /// <summary>Goes on, or dies here.</summary>
    public static void Pass(FaultPoint point)
    {
        if (armed == (int)point && Interlocked.Decrement(ref passesLeft) == 0)
            Die();
    }

    private static bool IsName(string text, out FaultPoint point) =>
        Enum.TryParse(text, out point) && Enum.IsDefined(point) && point.ToString() == text;

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit();
    }
}
