using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>Programs that the tests of this folder are about: without one they fail, with a sentence that says what to install.</summary>
internal static class Needed
{
    public static string Office => Program("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui");

    public static string PageDrawer => Program("pdftoppm", "poppler-utils");

    public static string PageReader => Program("tesseract", "tesseract-ocr tesseract-ocr-chi-sim");

    public static string VirusDaemon => ChildProgram.Find("/usr/sbin/clamd") ?? Program("clamd", "clamav-daemon");

    private static string Program(string name, string packages)
    {
        var found = ChildProgram.Find(name);
        Assert.True(found is not null, $"The program {name} is missing: install {packages}, or use tests/run.");
        return found!;
    }
}
