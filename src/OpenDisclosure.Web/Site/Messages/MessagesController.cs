using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Catalogue;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Site.Errors;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>咨询留言 and 找错: what was answered publicly, the form, and the way to ask after a message.</summary>
[AutoValidateAntiforgeryToken]
internal sealed class MessagesController(
    PublishedContent content, CatalogueKeeper catalogue, LeaveMessage leave, FindMessage find, FormTicket tickets, MessageLimits limits, MessageTimes times, ErrorPages errors,
    IHostEnvironment environment) : SiteController
{
    public const string Address = "/messages";

    /// <summary>Key of the column 互动交流, where the pages stand if the site has it.</summary>
    public const string Column = "interaction";

    private const string NewAddress = Address + "/new";
    private const string FaultAddress = Address + "/error";
    private const string StatusAddress = Address + "/status";
    private const string Form = "Form";
    private const int RetrySeconds = 60;

    private static readonly Dictionary<Facet, string> Replies = new() { [Facet.Kind] = Term.Of(DocumentKind.Reply) };

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
        if (!PlainNumber.TryRead(Request.Query["year"], 4, out var typedYear) || !PlainNumber.TryRead(Request.Query["page"], 4, out var typedPage) || typedPage > PublishedContent.DeepestPage)
            return NotFound();
        var (year, page, chosen) = (typedYear is null ? null : Texts.Fill("{0}", typedYear), typedPage ?? 1, new Dictionary<Facet, string>(Replies));
        if (year is not null)
            chosen[Facet.Year] = year;
        var index = await catalogue.Index(Cancel);
        var (ids, count) = index.Page(chosen, (page - 1) * PublishedContent.PageSize, PublishedContent.PageSize);
        if (ids.Count == 0 && (page > 1 || year is not null))
            return NotFound();
        if (typedPage == 1)
            return MovedTo(MessagesPage.AddressOf(year, 1));
        return View(new MessagesPage
        {
            Around = Around(At(MessagesPage.AddressOf(year, page), MessageText.Title, Sheets.Lists) with { Suffix = SuffixOf(year, page), Indexed = true, Below = [new NavLink(MessageText.Title, null)] }),
            Times = TimesInWords,
            Contact = Surroundings.Contact(Frame),
            Years = [.. index.Values(chosen, Facet.Year).OrderByDescending(found => found.Value, StringComparer.Ordinal).Select(found => new NavLink(Texts.Fill(MessageText.YearCount, found.Value, found.Count), MessagesPage.AddressOf(found.Value, 1), found.Value == year ? "true" : null))],
            Rows = [.. (await content.LinesOf(ids, Cancel)).Select(ReplyRow.Of)],
            NewerAddress = page > 1 ? MessagesPage.AddressOf(year, page - 1) : null,
            OlderAddress = count > page * PublishedContent.PageSize && page < PublishedContent.DeepestPage ? MessagesPage.AddressOf(year, page + 1) : null,
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
        try
        {
            return View("Receipt", ReceiptOf(await leave.Run(message, secret, Cancel)));
        }
        catch (Exception failure) when (ErrorPages.Passes(HttpContext, failure))
        {
            Fails(failure);
            return Again(form, form.Ticket!, [new Problem("", "NotStored")], StatusCodes.Status503ServiceUnavailable);
        }
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
            RetryLater();
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return View(StatusOf(form, new FormError("", MessageText.Status_TooMany), null));
        }

        try
        {
            if (await find.Run(MessageNumber.Parse(form.Number), MessageNumber.Code(form.Code), Cancel) is { } found)
                return View(StatusOf(form, null, found));
        }
        catch (Exception failure) when (ErrorPages.Passes(HttpContext, failure))
        {
            Fails(failure);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return View(StatusOf(form, new FormError("", MessageText.Status_NotNow), null));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(StatusOf(form, new FormError(nameof(form.Number), MessageText.Status_NotFound), null));
    }

    private string TimesInWords => Texts.Fill(MessageText.Times, times.OrdinaryDays, times.ComplexDays, MessageTimes.FaultDays);

    /// <summary>The reader keeps what he typed; the operator hears of it as of any failure.</summary>
    private void Fails(Exception failure)
    {
        errors.Note(HttpContext, failure, StatusCodes.Status503ServiceUnavailable);
        RetryLater();
    }

    private void RetryLater() => Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);

    private ReceiptPage ReceiptOf(MessageReceipt receipt) => new()
    {
        Around = Around(At(NewAddress, MessageText.Receipt_Title, Sheets.Pages)),
        Number = receipt.Number,
        Code = MessageNumber.Spaced(receipt.Code),
        DueOn = Texts.Long(receipt.DueOn),
    };

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

    private StatusPage StatusOf(LookUpForm form, FormError? error, MessageStatus? found) => new()
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

    private static string SuffixOf(string? year, int page) =>
        (year is null ? "" : Texts.Fill(MessageText.TitleYear, year)) + (page == 1 ? "" : Texts.Fill(PublicText.TitlePageNo, page));
}
