using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>An answer, or its absence: the connection broke, and what became of the request is not known.</summary>
internal sealed record Reply(int Code, string Text, string? Location, string? RetryAfter)
{
    public static readonly Reply Lost = new(0, "", null, null);

    public bool IsLost => Code == 0;

    /// <summary>An act is acknowledged by leading on to another page.</summary>
    public bool Acknowledges => Code == 302 && Location?.Contains("sign-in", StringComparison.Ordinal) != true;
}

/// <summary>A browser with its cookies. It goes to whichever life of the product it is told to.</summary>
internal sealed class Person : IDisposable
{
    public const string Password = "Demonstration-2022";
    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    private readonly Dictionary<string, string> cookies = [];
    private string? token;

    public Task<Reply> Get(Life life, string path) => Send(life, HttpMethod.Get, path, null);

    /// <summary>Posts a form with a token of this browser.</summary>
    public async Task<Reply> Post(Life life, string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Append((Name: TokenField, Value: await Token(life)));
        return await Send(life, HttpMethod.Post, path, new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value))));
    }

    /// <summary>Posts a file, as the tray of a draft does.</summary>
    public async Task<Reply> PostFile(Life life, string path, string name, byte[] bytes)
    {
        var form = new MultipartFormDataContent { { new StringContent(await Token(life)), TokenField }, { new ByteArrayContent(bytes), "files", name } };
        return await Send(life, HttpMethod.Post, path, form);
    }

    public async Task SignIn(Life life, string account)
    {
        var field = await Token(life);
        var answer = await Send(life, HttpMethod.Post, "/admin/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Account"] = account,
            ["Password"] = Password,
            [TokenField] = field,
        }));
        Assert.True(answer.Acknowledges, $"{account} could not sign in: {answer.Code} {answer.Text}");
        token = null;
        _ = await Token(life);
    }

    public void Dispose() => client.Dispose();

    private async Task<string> Token(Life life)
    {
        if (token is not null)
            return token;
        foreach (var path in new[] { "/admin", "/admin/sign-in" })
        {
            var page = await Get(life, path);
            if (page.Code == 200 && new HtmlParser().ParseDocument(page.Text).QuerySelector($"input[name={TokenField}]") is IHtmlInputElement input)
                return token = input.Value;
        }

        throw new InvalidOperationException("No page gave a token.");
    }

    private async Task<Reply> Send(Life life, HttpMethod method, string path, HttpContent? content)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(life.Address, path)) { Content = content };
            lock (cookies)
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await client.SendAsync(request);
            Keep(response);
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
            return new Reply((int)response.StatusCode, text, response.Headers.Location?.ToString(), response.Headers.RetryAfter?.ToString());
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return Reply.Lost;
        }
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
            return;
        lock (cookies)
        {
            foreach (var pair in lines.Select(line => line.Split(';')[0].Split('=', 2)))
            {
                if (pair[1].Length == 0)
                    cookies.Remove(pair[0]);
                else
                    cookies[pair[0]] = pair[1];
            }
        }
    }
}
