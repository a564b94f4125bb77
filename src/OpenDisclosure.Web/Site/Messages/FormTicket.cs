using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Messages;

/// <summary>
/// A sealed field of the form: when it was opened, and what the receipt will say. Shows what was sent faster than anybody types, and
/// lets a form that is sent twice make one message.
/// </summary>
internal sealed class FormTicket(IDataProtectionProvider keys, IOptions<Settings> settings, TimeProvider clock)
{
    private const string Purpose = "OpenDisclosure.MessageForm";
    private const int TimeLength = sizeof(long);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = keys.CreateProtector(Purpose);

    /// <summary>A new ticket.</summary>
    public string New()
    {
        var secret = MessageSecret.New();
        var bytes = new byte[TimeLength + secret.Mark.Length + MessageNumber.CodeLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, clock.GetUtcNow().UtcTicks);
        secret.Mark.CopyTo(bytes, TimeLength);
        Encoding.ASCII.GetBytes(secret.Code).CopyTo(bytes, TimeLength + secret.Mark.Length);
        return WebEncoders.Base64UrlEncode(protector.Protect(bytes));
    }

    /// <summary>Reads a ticket.</summary>
    /// <returns>The secret; or the code of the problem: forged or too old, or too quick.</returns>
    public (MessageSecret? Secret, string? Problem) Read(string? ticket)
    {
        if (Open(ticket) is not { } bytes)
            return (null, "FormOld");
        var age = clock.GetUtcNow().UtcTicks - BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (age > Longest.Ticks)
            return (null, "FormOld");
        if (age < TimeSpan.FromSeconds(settings.Value.Messages.LeastSeconds).Ticks)
            return (null, "FormQuick");
        return (new MessageSecret(bytes[TimeLength..^MessageNumber.CodeLength], Encoding.ASCII.GetString(bytes.AsSpan()[^MessageNumber.CodeLength..])), null);
    }

    private byte[]? Open(string? ticket)
    {
        try
        {
            return string.IsNullOrEmpty(ticket) ? null : protector.Unprotect(WebEncoders.Base64UrlDecode(ticket));
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
