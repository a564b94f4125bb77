using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>咨询留言 and 找错: what was answered publicly, the form, and the way to ask after a message.</summary>
[AutoValidateAntiforgeryToken]
internal sealed class MessagesController(
    PublishedContent content, LeaveMessage leave, FindMessage find, FormTicket tickets, MessageLimits limits, MessageTimes times, IHostEnvironment environment) : SiteController
{
    public const string Address = "/messages";

    /// <summary>Key of the column 互动交流, where the pages stand if the site has it.</summary>
    public const string Column = "interaction";

    private const string NewAddress = Address + "/new";
    private const string FaultAddress = Address + "/error";
    private const string StatusAddress = Address + "/status";
    private const string Form = "Form";
    private const int RetrySeconds = 60;

    /// <summary>The form with the address of a page filled in.</summary>
    /// <param name="path">The page's path; its query is left out.</param>
    public static string FaultOn(string path) => $"{FaultAddress}?page={Uri.EscapeDataString(path.Split('?')[0])}";

    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (HttpContext.GetEndpoint()?.Metadata.GetMetadata<PublicFormAttribute>() is null)
            return base.OnActionExecutionAsync(context, next);

        // As the form's token wants them, which else overwrites both and logs it.
        Response.Headers.Pragma = "no-cache";
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers["Referrer-Policy"] = "same-origin";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (Request.IsHttps || !environment.IsProduction())
            return base.OnActionExecutionAsync(context, next);
        context.Result = StatusCode(StatusCodes.Status426UpgradeRequired);
        return Task.CompletedTask;
    }

    [HttpGet(Address)]
    [PublicPage("year", "page")]
    public async Task<IActionResult> Index()
    {
        var years = await content.ReplyYears(Cancel);
        if (!TryNumber("year", out var year) || !TryNumber("page", out var typedPage) || typedPage > PublishedContent.DeepestPage || (year is { } chosen && !years.ContainsKey(chosen)))
            return NotFound();
        var page = typedPage ?? 1;
        if (typedPage == 1)
            return MovedTo(MessagesPage.AddressOf(year, 1));
        var lines = await content.Replies(year, page, Cancel);
        if (lines.Count == 0 && page > 1)
            return NotFound();
        return View(new MessagesPage
        {
            Around = Around(At(MessagesPage.AddressOf(year, page), MessageText.Title, Sheets.Lists) with { Suffix = SuffixOf(year, page), Indexed = true, Below = [new NavLink(MessageText.Title, null)] }),
            Times = TimesInWords,
            Contact = Surroundings.Contact(Frame),
            Years = [.. years.OrderByDescending(found => found.Key).Select(found => new NavLink(Texts.Fill(MessageText.YearCount, found.Key, found.Value), MessagesPage.AddressOf(found.Key, 1), found.Key == year ? "true" : null))],
            Rows = [.. lines.Take(PublishedContent.PageSize).Select(ReplyRow.Of)],
            NewerAddress = page > 1 ? MessagesPage.AddressOf(year, page - 1) : null,
            OlderAddress = lines.Count > PublishedContent.PageSize && page < PublishedContent.DeepestPage ? MessagesPage.AddressOf(year, page + 1) : null,
        });
    }

    [HttpGet(NewAddress)]
    [PublicForm]
    public IActionResult New() => View(Form, FormPage(new MessageForm(), tickets.New(), []));

    /// <summary>找错: the form with the page filled in; an address of another site is left out.</summary>
    [HttpGet(FaultAddress)]
    [PublicForm]
    public IActionResult Fault([FromQuery] string? page) =>
        View(Form, FormPage(new MessageForm { Kind = Term.Of(MessageKind.Fault), Page = SitePath.Of(page, Origin) }, tickets.New(), []));

    [HttpPost(Address)]
    [PublicForm]
    public async Task<IActionResult> Send([FromForm] MessageForm form)
    {
        var message = form.Read(Origin);
        var problems = MessageRules.Check(message).Concat(MessageForm.Characters(message.Content)).ToList();
        if (!string.IsNullOrEmpty(form.Website))
            problems.Add(new Problem(nameof(form.Website), "TrapFilled"));
        var (secret, wrong) = tickets.Read(form.Ticket);
        if (wrong is not null)
            problems.Add(new Problem("", wrong));
        if (problems.Count > 0 || secret is null)
            return Again(form, wrong == "FormOld" ? tickets.New() : form.Ticket!, problems, StatusCodes.Status422UnprocessableEntity);
        if (!limits.MaySend(HttpContext))
            return Again(form, form.Ticket!, [new Problem("", "TooManyMessages")], StatusCodes.Status429TooManyRequests);
        var receipt = await leave.Run(message, secret, Cancel);
        return View("Receipt", new ReceiptPage
        {
            Around = Around(At(NewAddress, MessageText.Receipt_Title, Sheets.Pages)),
            Number = receipt.Number,
            Code = MessageNumber.Spaced(receipt.Code),
            DueOn = Texts.Long(receipt.DueOn),
        });
    }

    [HttpGet(StatusAddress)]
    [PublicForm]
    public IActionResult Status() => View(StatusOf(new LookUpForm(), null, null));

    [HttpPost(StatusAddress)]
    [PublicForm]
    public async Task<IActionResult> Status([FromForm] LookUpForm form)
    {
        if (!limits.MayAsk(HttpContext))
        {
            Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return View(StatusOf(form, MessageText.Status_TooMany, null));
        }

        if (await find.Run(MessageNumber.Parse(form.Number), MessageNumber.Code(form.Code), Cancel) is { } found)
            return View(StatusOf(form, null, found));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(StatusOf(form, MessageText.Status_NotFound, null));
    }

    private string TimesInWords => Texts.Fill(MessageText.Times, times.OrdinaryDays, times.ComplexDays, MessageTimes.FaultDays);

    private ViewResult Again(MessageForm form, string ticket, IReadOnlyList<Problem> problems, int status)
    {
        Response.StatusCode = status;
        return View(Form, FormPage(form, ticket, problems));
    }

    private MessageFormPage FormPage(MessageForm form, string ticket, IReadOnlyList<Problem> problems)
    {
        var heading = form.ChosenKind == MessageKind.Fault ? MessageText.Fault_Title : MessageText.Form_Title;
        return new MessageFormPage
        {
            Around = Around(At(NewAddress, problems.Count == 0 ? heading : Texts.Fill(MessageText.Wrong, heading), Sheets.Pages) with { Below = Trail(heading) }),
            Form = form,
            Heading = heading,
            Times = TimesInWords,
            Notice = Texts.Fill(MessageText.Notice, Surroundings.AgencyName(Frame), times.KeptDays),
            Ticket = ticket,
            Errors = [.. problems.Select(problem => new FormError(problem.Field, ProblemText.Of(problem)))],
        };
    }

    private StatusPage StatusOf(LookUpForm form, string? error, MessageStatus? found) => new()
    {
        Around = Around(At(StatusAddress, error is null ? MessageText.Status_Title : Texts.Fill(MessageText.Wrong, MessageText.Status_Title), Sheets.Pages) with { Below = Trail(MessageText.Status_Title) }),
        Form = form,
        Error = error,
        Found = found,
    };

    /// <summary>A page of this part; the trail and the window's title never say what a visitor wrote.</summary>
    private Spot At(string address, string name, string sheet) =>
        new(address, name) { Column = Frame.Column(Column), Below = Trail(name), Indexed = false, Sheet = sheet };

    private static NavLink[] Trail(string name) => [new NavLink(MessageText.Title, Address), new NavLink(name, null)];

    private static string SuffixOf(int? year, int page) =>
        (year is null ? "" : Texts.Fill(MessageText.TitleYear, year)) + (page == 1 ? "" : Texts.Fill(PublicText.TitlePageNo, page));

    /// <summary>A number of the query; false when it is no plain number.</summary>
    private bool TryNumber(string key, out int? number)
    {
        number = null;
        var values = Request.Query[key];
        if (values.Count == 0)
            return true;
        if (values is not [{ Length: > 0 and <= 4 } text] || text[0] is < '1' or > '9' || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
            return false;
        number = plain;
        return true;
    }
}
