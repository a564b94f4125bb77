using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Errors;

/// <summary>
/// Turns failures and empty answers into pages in plain words. Uses the last frame that was read, so that it also works while the
/// database is down; never tells more of a failure than a reference number, under which the log has the rest.
/// </summary>
internal sealed class ErrorPages(SiteEpoch epoch, IOptions<Settings> settings, ILogger<ErrorPages> log)
{
    private const string View = "/Site/Errors/Error.cshtml";
    private const int RetrySeconds = 30;

    private static readonly string[] OfTheContent =
    [
        HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.ContentLength, HeaderNames.ContentDisposition, HeaderNames.ETag,
        HeaderNames.LastModified, HeaderNames.Location, HeaderNames.Vary,
    ];

    public async Task Catch(HttpContext context, RequestDelegate next)
    {
        var failed = false;
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            failed = true;
            context.Response.StatusCode = StatusOf(context, failure);
            Note(context, failure, context.Response.StatusCode);
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400 } response && (failed || IsEmpty(response)))
            await Write(context, failed);
    }

    /// <summary>A short form of the trace identifier, which a reader can say on the telephone.</summary>
    public static string Reference(HttpContext context)
    {
        var parts = context.TraceIdentifier.Split(':');
        var connection = parts[0].Length > 6 ? parts[0][^6..] : parts[0];
        return parts.Length > 1 ? $"{connection}-{parts[1].TrimStart('0')}" : connection;
    }

    /// <summary>Whether a failure passes by itself, the database being gone or a disk full: then what somebody typed is given back to him.</summary>
    public static bool Passes(HttpContext context, Exception failure) =>
        StatusOf(context, failure) is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status507InsufficientStorage;

    /// <summary>Tells the operator of a failure that the reader is told of with a status.</summary>
    public void Note(HttpContext context, Exception failure, int status)
    {
        if (status >= 500)
            log.LogError(failure, "Request {Reference} failed with {Status}.", Reference(context), status);
        else
            log.LogInformation("Request {Reference} was refused with {Status}.", Reference(context), status);
    }

    private static bool IsEmpty(HttpResponse response) => response.ContentType is null && response.ContentLength is null or 0;

    private static int StatusOf(HttpContext context, Exception failure) => failure switch
    {
        _ when context.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ when DatabaseRefusal.IsFull(failure) => StatusCodes.Status507InsufficientStorage,
        _ when IsDatabase(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static bool IsDatabase(Exception? failure) =>
        failure is not null && (failure is DbException || IsDatabase(failure.InnerException));

    private async Task Write(HttpContext context, bool failed)
    {
        var response = context.Response;
        foreach (var header in OfTheContent)
            response.Headers.Remove(header);
        response.Headers.CacheControl = "no-store";
        if (response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status507InsufficientStorage && !PageTurns.WasRefused(context))
            response.Headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            await Render(context, Page(context, await Frame(context), failed));
        }
        catch (Exception failure) when (!response.HasStarted)
        {
            log.LogError(failure, "The page for {Reference} could not be written.", Reference(context));
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(PublicText.ErrorPlain);
        }
    }

    private static Task Render(HttpContext context, ErrorPage page)
    {
        var result = new ViewResult
        {
            ViewName = View,
            StatusCode = context.Response.StatusCode,
            ViewData = new ViewDataDictionary<ErrorPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = page },
        };
        return result.ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));
    }

    /// <summary>The last frame; before the first was read, it is read here, unless the database is what failed.</summary>
    private async Task<SiteFrame?> Frame(HttpContext context)
    {
        if (epoch.LastFrame is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            return epoch.LastFrame;
        try
        {
            return await epoch.Frame(context.RequestAborted);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            return null;
        }
    }

    private ErrorPage Page(HttpContext context, SiteFrame? frame, bool failed)
    {
        var status = context.Response.StatusCode;
        var closed = status == StatusCodes.Status503ServiceUnavailable && !failed && frame is not { IsOpen: true };
        var (heading, explanation) = PageTurns.WasRefused(context) ? (PublicText.BusyHeading, PublicText.BusyText)
            : closed ? (PublicText.ClosedHeading, PublicText.ClosedText)
            : WordsOf(status);
        return new ErrorPage
        {
            Around = Surroundings.Of(frame, settings.Value.PublicOrigin.TrimEnd('/'), ViewChoice.Of(context.Request), new Spot(PathOf(context.Request), heading) { Indexed = false, HasTrail = false }),
            Heading = heading,
            Explanation = explanation,
            Sought = status == StatusCodes.Status404NotFound ? Nearest.Sought(context.Request) : "",
            OffersSearch = status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone,
            WaysOn = status < 500 ? [.. WaysOn(context.Request, frame)] : [],
            Help = Help(frame, Reference(context)),
        };
    }

    private static string PathOf(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Path.ToUriComponent() : "/";

    private static string Help(SiteFrame? frame, string reference) => Surroundings.Contact(frame) is { Length: > 0 } contact
        ? Texts.Fill(PublicText.ErrorHelp, contact, reference)
        : Texts.Fill(PublicText.ErrorReference, reference);

    private static IEnumerable<NavLink> WaysOn(HttpRequest request, SiteFrame? frame)
    {
        if (request.Path.StartsWithSegments("/admin"))
            yield return new NavLink(PublicText.BackToStaff, "/admin");
        var nearest = frame is null || request.Path.StartsWithSegments("/admin") ? null : Nearest.Column(request, frame);
        if (nearest is not null)
            yield return new NavLink(Texts.Fill(PublicText.NotFoundColumn, nearest.Name), "/" + nearest.Key);
        if (Nearest.Sought(request) is { Length: > 0 } sought)
            yield return new NavLink(Texts.Fill(PublicText.NotFoundSearch, sought), "/search?q=" + Uri.EscapeDataString(sought));
        foreach (var column in (frame?.Below(null) ?? []).Where(column => column.Key != nearest?.Key).Take(3))
            yield return new NavLink(column.Name, "/" + column.Key);
        yield return new NavLink(PublicText.SiteMap, "/sitemap");
        if (frame?.Text(SiteTextKeys.OnRequest) is not null)
            yield return new NavLink(PublicText.OnRequest, "/about/on-request");
    }

    private static (string Heading, string Explanation) WordsOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => (PublicText.ForbiddenHeading, PublicText.ForbiddenText),
        StatusCodes.Status404NotFound => (PublicText.NotFoundHeading, PublicText.NotFoundText),
        StatusCodes.Status410Gone => (PublicText.GoneHeading, PublicText.GoneText),
        StatusCodes.Status413PayloadTooLarge => (PublicText.TooLargeHeading, PublicText.TooLargeText),
        StatusCodes.Status426UpgradeRequired => (PublicText.UnsafeHeading, PublicText.UnsafeText),
        StatusCodes.Status429TooManyRequests => (PublicText.TooManyHeading, PublicText.TooManyText),
        StatusCodes.Status507InsufficientStorage => (PublicText.FullHeading, PublicText.FullText),
        StatusCodes.Status503ServiceUnavailable => (PublicText.UnavailableHeading, PublicText.UnavailableText),
        >= 500 => (PublicText.FailedHeading, PublicText.FailedText),
        _ => (PublicText.BadRequestHeading, PublicText.BadRequestText),
    };
}
