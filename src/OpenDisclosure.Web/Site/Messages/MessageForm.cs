using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>What a visitor posts.</summary>
internal sealed class MessageForm
{
    public string? Kind { get; init; }

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public string? Page { get; init; }

    public string? Name { get; init; }

    public string? Contact { get; init; }

    public bool WantsReply { get; init; }

    public bool Consents { get; init; }

    /// <summary>See <see cref="FormTicket"/>.</summary>
    public string? Ticket { get; init; }

    /// <summary>Shown to nobody who sees the page; programs that fill in everything fill it in too.</summary>
    public string? Website { get; init; }

    /// <summary>The kind that was chosen; null for none and for what is no kind.</summary>
    public MessageKind? ChosenKind => Enum.GetValues<MessageKind>().Where(kind => Term.Of(kind) == Kind).Cast<MessageKind?>().FirstOrDefault();

    /// <summary>The message in one normal form, without spaces around what was typed.</summary>
    public NewMessage Read(string origin) => new(
        ChosenKind, new MessageContent(Plain(Subject), Plain(Text), Plain(Name), Plain(Contact)), WantsReply,
        string.IsNullOrWhiteSpace(Page) ? "" : SitePath.Of(Page, origin), Consents);

    /// <summary>Characters that no text may hold, each at its field.</summary>
    public static IEnumerable<Problem> Characters(MessageContent content) =>
        new[] { (nameof(Subject), content.Subject), (nameof(Text), content.Text), (nameof(Name), content.Name), (nameof(Contact), content.Contact) }
            .Select(field => ForbiddenText.In(field.Item1, field.Item2)).OfType<Problem>();

    private static string Plain(string? typed) => TextGuard.Normalise((typed ?? "").Trim());
}

/// <summary>What is posted to ask after a message.</summary>
internal sealed class LookUpForm
{
    public string? Number { get; init; }

    public string? Code { get; init; }
}
