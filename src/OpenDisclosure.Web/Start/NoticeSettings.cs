using System.Net;
using MimeKit;
using OpenDisclosure.Data.Accounts;

namespace OpenDisclosure.Web.Start;

/// <summary>How the way to the mail host is protected.</summary>
internal enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>Where mail about waiting work goes, section <c>OpenDisclosure:Mail</c>. Without a host each message is a file in a folder.</summary>
internal sealed class MailSettings
{
    private const string Section = Settings.Section + ":" + nameof(Settings.Mail);
    private const int PlainPort = 25;
    private const int SubmissionPort = 587;
    private const int TlsPort = 465;

    /// <summary>Address of the sender, with or without a name before it.</summary>
    public string From { get; init; } = "";

    public string Host { get; init; } = "";

    /// <summary>Port of the host; unset means the usual one for <see cref="Security"/>.</summary>
    public int? Port { get; init; }

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Where messages stand when there is no host; empty means the folder mail in the data folder.</summary>
    public string PickupFolder { get; init; } = "";

    public int PortOrDefault => Port ?? Security switch
    {
        MailSecurity.None => PlainPort,
        MailSecurity.StartTls => SubmissionPort,
        _ => TlsPort,
    };

    /// <summary>What is wrong, a sentence each; a value that may be a secret is never in it.</summary>
    public IEnumerable<string> Problems()
    {
        if (Host.Length > 0 && From.Length == 0)
            yield return $"{Section}:{nameof(From)} is needed with {nameof(Host)}: the address that messages come from.";
        if (From.Length > 0 && !(MailboxAddress.TryParse(From, out var sender) && NoticeAddress.IsWellFormed(sender.Address)))
            yield return $"{Section}:{nameof(From)} is no e-mail address.";
        if (Port is < IPEndPoint.MinPort + 1 or > IPEndPoint.MaxPort)
            yield return $"{Section}:{nameof(Port)} must be between 1 and {IPEndPoint.MaxPort}.";
        if (!Enum.IsDefined(Security))
            yield return $"{Section}:{nameof(Security)} is one of {string.Join(", ", Enum.GetNames<MailSecurity>())}.";
        if (User.Length > 0 != Password.Length > 0)
            yield return $"{Section}:{nameof(User)} and {Section}:{nameof(Password)} belong together: give both or neither.";
        if (Password.Length > 0 && Host.Length > 0 && Security == MailSecurity.None && !IsLoopback(Host))
            yield return $"{Section}:{nameof(Security)} {nameof(MailSecurity.None)} would send the password in the clear: choose {nameof(MailSecurity.StartTls)} or {nameof(MailSecurity.Tls)}.";
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Where another system is told of waiting work, section <c>OpenDisclosure:WebHook</c>.</summary>
internal sealed class WebHookSettings
{
    public const int ShortestSecret = 32;

    private const string Section = Settings.Section + ":" + nameof(Settings.WebHook);

    /// <summary>An address of HTTPS, or of HTTP on this machine.</summary>
    public string Address { get; init; } = "";

    /// <summary>What the signature is made with; the receiver holds the same.</summary>
    public string Secret { get; init; } = "";

    public bool IsSet => Address.Length > 0;

    /// <summary>What is wrong, a sentence each; the secret is never in it.</summary>
    public IEnumerable<string> Problems()
    {
        if (Address.Length > 0 != Secret.Length > 0)
            yield return $"{Section}:{nameof(Address)} and {Section}:{nameof(Secret)} belong together: give both or neither.";
        if (Address.Length > 0 && !IsAllowed(Address))
            yield return $"{Section}:{nameof(Address)} must be an https address, or an http address of this machine.";
        if (Secret.Length is > 0 and < ShortestSecret)
            yield return $"{Section}:{nameof(Secret)} must have at least {ShortestSecret} characters.";
    }

    private static bool IsAllowed(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
