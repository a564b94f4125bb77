using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OpenDisclosure.Data.Files;

/// <summary>
/// Brings the names in a folder to the disk. The bytes of a file can be safe while its name is not: after a loss of power the row that
/// names it would be there and the file not. Windows keeps names in a journal of its own.
/// </summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;
    private const int NoSpace = 28;
    private const int Unsupported = 22;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Check(Open(folder, ReadOnly), folder);
        try
        {
            Check(Synchronise(handle), folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static int Check(int result, string folder)
    {
        if (result >= 0)
            return result;
        var error = Marshal.GetLastPInvokeError();
        if (error == Unsupported)
            return 0;
        var reason = $"The folder {folder} could not be brought to the disk: {new Win32Exception(error).Message}";
        throw error == NoSpace ? new IOException(reason, NoSpace) : new IOException(reason);
    }

#pragma warning disable SYSLIB1054 // The generated form needs unsafe code in the whole project.
    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
