using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Setup;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Setup;

/// <summary>
/// The one page of a site that is not set up: what to do, and the questions. Whoever posts needs the code that stands in the data folder.
/// </summary>
internal sealed class SetupController(SetupState state, SetUpAgency setUp, PreparedEmblem emblem, IOptions<Settings> settings) : StaffController
{
    public const string Address = "/admin/setup";

    private const long Megabyte = 1024 * 1024;

    /// <summary>What to do is said over any connection; the questions are not.</summary>
    protected override bool WorksUnsafely => HttpMethods.IsGet(Request.Method);

    [BeforeSignIn, HttpGet(Address)]
    public async Task<IActionResult> Index()
    {
        if (await state.IsDone(Cancel))
            return NotFound();
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return View(Page(new SetupAnswers()));
    }

    [BeforeSignIn, HttpPost(Address), RequestSizeLimit(12 * Megabyte)]
    public async Task<IActionResult> Create([FromForm] SetupAnswers answers, string? code, IFormFile? picture)
    {
        if (await state.IsDone(Cancel))
            return NotFound();
        if (!SetupState.IsCode(settings.Value, code))
            ModelState.AddModelError("Code", SetupText.Code_Wrong);
        Refuse(answers.Check());
        if (picture is not null && await emblem.Check(picture, Cancel) is { } refusal)
            Refuse([refusal]);
        if (!ModelState.IsValid)
            return Again(nameof(Index), Page(answers));
        var outcome = await setUp.Run(answers.Agency(), answers.Office!.Trim(), SetupTexts.Of(answers), Cancel);
        if (!outcome.Act.Done)
        {
            Refuse(outcome.Act.Problems);
            return Again(nameof(Index), Page(answers));
        }

        if (picture is not null)
            await emblem.Attach(picture, Cancel);
        SetupState.ForgetCode(settings.Value);
        return View("Done", new SetupDonePage(answers.Agency().Administrators, outcome.Tokens, settings.Value.PublicOrigin.TrimEnd('/')));
    }

    private SetupPage Page(SetupAnswers answers) => new(answers, Path.GetFullPath(SetupState.FileOf(settings.Value)), IsSafe);
}

/// <summary>The page with the questions, and where the code stands.</summary>
internal sealed record SetupPage(SetupAnswers Answers, string CodeFile, bool Safe);

/// <summary>The one-time links, shown once.</summary>
internal sealed record SetupDonePage(IReadOnlyList<NewAdministrator> Administrators, IReadOnlyDictionary<Role, string> Tokens, string Origin);
