using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>The ledger, to be read and never to be changed.</summary>
[Staff(Role.Auditor, Role.SecurityAdministrator, Role.SystemAdministrator)]
[Route("admin/audit")]
internal sealed class AuditController(LedgerReader ledger, EntryWords words) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] AuditFilter filter)
    {
        foreach (var (field, text) in new[] { (nameof(filter.From), filter.From), (nameof(filter.To), filter.To) })
        {
            if (!DateText.IsDateOrEmpty(text))
                ModelState.AddModelError(field, SettingsText.Audit_WrongDate);
        }

        var page = await ledger.Page(filter, Cancel);
        return ModelState.IsValid ? View(page) : Again(nameof(Index), page);
    }

    [HttpGet("{seq:long}")]
    public async Task<IActionResult> Show(long seq) => await ledger.Entry(seq, Cancel) is { } page ? View(page) : NotFound();

    [Staff(Role.Auditor), HttpGet("export.csv")]
    public async Task<IActionResult> Csv([FromQuery] AuditFilter filter) =>
        File(LedgerFiles.Csv(await words.Lines(await ledger.All(filter, Cancel), Cancel)), "text/csv; charset=utf-8", "ledger.csv");

    [Staff(Role.Auditor), HttpGet("export.json")]
    public async Task<IActionResult> Json([FromQuery] AuditFilter filter) =>
        File(LedgerFiles.Json(await ledger.All(filter, Cancel)), "application/json", "ledger.json");
}
