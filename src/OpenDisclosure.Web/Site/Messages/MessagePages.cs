using OpenDisclosure.Data.Messages;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>A refusal and the id of its field; the id is empty when it is about the whole.</summary>
internal sealed record FormError(string Id, string Message);

/// <summary>A field of one line or several.</summary>
internal sealed record TextField(string Id, string Label, string? Value, int Longest)
{
    public string? Hint { get; init; }

    public string? Error { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>Lines; 1 for an input.</summary>
    public int Rows { get; init; } = 1;

    public string? Autocomplete { get; init; }

    /// <summary>The ids of hint and error, as aria-describedby wants them; null without either.</summary>
    public string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-wrong" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}

/// <summary>How it works, and what was answered publicly.</summary>
internal sealed record MessagesPage : SitePage
{
    /// <summary>How long an answer takes, in words.</summary>
    public required string Times { get; init; }

    /// <summary>The agency's telephone; empty when none is live.</summary>
    public required string Contact { get; init; }

    public required IReadOnlyList<NavLink> Years { get; init; }

    public required IReadOnlyList<ReplyRow> Rows { get; init; }

    public string? NewerAddress { get; init; }

    public string? OlderAddress { get; init; }

    /// <summary>The address of a part of the list.</summary>
    public static string AddressOf(string? year, int page) => (year, page) switch
    {
        (null, <= 1) => MessagesController.Address,
        (null, _) => Texts.Fill("{0}?page={1}", MessagesController.Address, page),
        (_, <= 1) => Texts.Fill("{0}?year={1}", MessagesController.Address, year),
        _ => Texts.Fill("{0}?year={1}&page={2}", MessagesController.Address, year, page),
    };
}

/// <summary>A public answer.</summary>
internal sealed record ReplyRow(string Date, string Title, string Address)
{
    public static ReplyRow Of(DocumentLine line) => new(Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)), line.Title, "/" + line.Address);
}

/// <summary>The form, empty or with what was typed and what is wrong with it.</summary>
internal sealed record MessageFormPage : SitePage
{
    public required MessageForm Form { get; init; }

    public required string Heading { get; init; }

    public required string Times { get; init; }

    /// <summary>How long what is personal is kept, in words.</summary>
    public required string Notice { get; init; }

    public required string Ticket { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>The kinds with their terms; 投诉举报 is among them, to be told where it belongs.</summary>
    public static IReadOnlyList<(string Term, string Label)> Kinds { get; } = [.. Enum.GetValues<MessageKind>().Select(kind => (Term.Of(kind), Labels.Of(kind)))];

    public string? ErrorOf(string id) => string.Join(' ', Errors.Where(error => error.Id == id).Select(error => error.Message)) is { Length: > 0 } text ? text : null;

    public TextField Field(string id, string label, string? value, int longest) => new(id, label, value, longest) { Error = ErrorOf(id) };
}

/// <summary>What a sender takes away.</summary>
internal sealed record ReceiptPage : SitePage
{
    public required string Number { get; init; }

    /// <summary>In groups of four.</summary>
    public required string Code { get; init; }

    public required string DueOn { get; init; }
}

/// <summary>The form that asks after a message, and what it found.</summary>
internal sealed record StatusPage : SitePage
{
    public required LookUpForm Form { get; init; }

    /// <summary>Why nothing is shown; null before anything was asked, and when it was found.</summary>
    public FormError? Error { get; init; }

    public MessageStatus? Found { get; init; }

    public static string Day(DateTimeOffset at) => Texts.Long(BeijingTime.DateOf(at));
}
