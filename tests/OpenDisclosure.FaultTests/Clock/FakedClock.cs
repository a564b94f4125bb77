using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Clock;

/// <summary>Moves the clock of the product's process while it runs. What counts how much time has passed is left alone, as a real step leaves it.</summary>
internal sealed class FakedClock
{
    private const string Folders = "/usr/lib";
    private readonly string file;

    private FakedClock(string file) => this.file = file;

    /// <summary>Every life of the site, from now on, has a clock that can be moved.</summary>
    public static FakedClock Of(Site site)
    {
        var library = Directory.EnumerateFiles(Folders, "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault()
            ?? throw new FileNotFoundException("libfaketime is missing: tests/run installs it, or `apt-get install faketime`.");
        var clock = new FakedClock(Path.Combine(site.Folder, "clock"));
        clock.Move("+0");
        site.Environment["LD_PRELOAD"] = library;
        site.Environment["FAKETIME_TIMESTAMP_FILE"] = clock.file;
        site.Environment["FAKETIME_NO_CACHE"] = "1";
        site.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        site.Environment["NO_FAKE_STAT"] = "1";
        return clock;
    }

    /// <summary>Sets the clock so far from the machine's: +30d, -2d, -1.</summary>
    public void Move(string offset)
    {
        var next = file + ".next";
        File.WriteAllText(next, offset + "\n");
        File.Move(next, file, overwrite: true);
    }
}
