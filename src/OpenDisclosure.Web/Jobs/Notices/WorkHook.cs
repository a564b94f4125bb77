using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Jobs.Notices;

/// <summary>Tells another system, in one signed request a round, how many pieces of work wait for which key.</summary>
internal sealed class WorkHook(IOptions<Settings> settings, IHttpClientFactory clients, TimeProvider clock) : NoticeWay(clock)
{
    public const string Client = "web-hook";
    public const string TimestampHeader = "OpenDisclosure-Timestamp";
    public const string SignatureHeader = "OpenDisclosure-Signature";

    private readonly TimeProvider clock = clock;

    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(10);

    public override string Name => "hook";

    public override Task<bool> IsWanted(DisclosureDb db, CancellationToken cancel) => Task.FromResult(settings.Value.WebHook.IsSet);

    public override async IAsyncEnumerable<IReadOnlyList<PersonNotice>> HandOver(
        DisclosureDb db, IReadOnlyList<PersonNotice> notices, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Post(Body(notices), cancel);
        yield return notices;
    }

    /// <summary>The value of the signature's header for a body and the second it is sent in.</summary>
    internal static string Signature(string secret, string timestamp, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. body]));

    private byte[] Body(IReadOnlyList<PersonNotice> notices) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        kind = "waiting-work",
        at = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        staff = notices.Select(notice => new { key = notice.StaffKey, count = notice.Waiting, blocked = notice.Of(WaitingReason.Blocked) }),
    });

    private async Task Post(byte[] body, CancellationToken cancel)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var client = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Value.WebHook.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Signature(settings.Value.WebHook.Secret, timestamp, body));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode)
                throw new NotHandedOver(string.Create(CultureInfo.InvariantCulture, $"status {(int)answer.StatusCode}"));
        }
        catch (HttpRequestException failure)
        {
            throw new NotHandedOver(failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new NotHandedOver("no answer in time");
        }
    }
}
