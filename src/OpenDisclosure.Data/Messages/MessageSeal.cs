using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OpenDisclosure.Domain.Messages;

namespace OpenDisclosure.Data.Messages;

/// <summary>
/// Encrypts what is personal in messages with the keys of the site (authenticated; keys turn over, old ones stay readable). Number and
/// field are part of the purpose: sealed bytes that were put into another row do not open.
/// </summary>
public sealed class MessageSeal(IDataProtectionProvider keys)
{
    private const string Purpose = "OpenDisclosure.Messages";
    private const string ContentField = "content";
    private const string AnswerField = "answer";

    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seals what a visitor wrote.</summary>
    public byte[] Close(string number, MessageContent content) => Of(number, ContentField).Protect(JsonSerializer.SerializeToUtf8Bytes(content, AsTyped));

    /// <summary>Seals an answer.</summary>
    public byte[] CloseAnswer(string number, string answer) => Of(number, AnswerField).Protect(Encoding.UTF8.GetBytes(answer));

    /// <summary>What a visitor wrote; null once erased.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, are another row's, or the keys are gone.</exception>
    public MessageContent? Open(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Sealed is { } bytes ? JsonSerializer.Deserialize<MessageContent>(Of(message.Number, ContentField).Unprotect(bytes), AsTyped) : null;
    }

    /// <summary>The private answer; null before it was given and once erased.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, are another row's, or the keys are gone.</exception>
    public string? OpenAnswer(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.SealedAnswer is { } bytes ? Encoding.UTF8.GetString(Of(message.Number, AnswerField).Unprotect(bytes)) : null;
    }

    private IDataProtector Of(string number, string field) => keys.CreateProtector(Purpose, number, field);
}

/// <summary>Codes of receipts: made by the site, kept as slow hashes.</summary>
internal static class MessageCode
{
    private const int Rounds = 100_000;

    /// <summary>What a wrong number is compared with: it takes as long as a wrong code.</summary>
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    public static byte[] Hash(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(code, salt, Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);

    /// <summary>Whether a code is that of a message; without a message it takes the same time.</summary>
    public static bool Opens(Message? message, string code) =>
        CryptographicOperations.FixedTimeEquals(Hash(code, message?.CodeSalt ?? Nobody), message?.CodeHash ?? Nobody) && message is not null;
}
