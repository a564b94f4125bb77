using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Admin.Import;

/// <summary>Units, offices and people from an XLSX file, with a report row by row. What is another administrator's, he imports from the same file.</summary>
[Route("admin/import")]
[Staff(Role.SystemAdministrator, Role.SecurityAdministrator)]
internal sealed class ImportController(ImportPeople import) : StaffController
{
    private const long LargestFile = 5 * 1024 * 1024;
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("")]
    public IActionResult Index() => View(new ImportPage([]));

    /// <summary>The empty file, with a line that shows how it is meant.</summary>
    [HttpGet("template")]
    public IActionResult Template() => File(SheetReader.Write(PeopleSheets.Template()), MediaType, PeopleSheets.FileName);

    [HttpPost("")]
    [RequestSizeLimit(LargestFile + (1024 * 1024))]
    public async Task<IActionResult> Upload(IFormFile? table)
    {
        if (table is null || table.Length == 0)
            return Wrong("ImportNoFile");
        if (table.Length > LargestFile)
            return Wrong("ImportTooLarge", LargestFile / 1024 / 1024);
        using var bytes = new MemoryStream();
        await table.CopyToAsync(bytes, Cancel);
        if (SheetReader.Read(bytes) is not { } sheets || PeopleSheets.Of(sheets) is not { } people)
            return Wrong("ImportUnreadable");
        var lines = await import.Run(Actor, people, Cancel);
        if (!PeopleReport.IsWhole(lines))
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", new ImportPage(lines));
    }

    private IActionResult Wrong(string code, params object[] arguments)
    {
        Refuse([new Problem("table", code, arguments)]);
        return Again(nameof(Index), new ImportPage([]));
    }
}

/// <summary>The form, and after it the report.</summary>
internal sealed record ImportPage(IReadOnlyList<ImportLine> Lines);
