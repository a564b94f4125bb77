using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>An answer with its body read.</summary>
public sealed class Answer(HttpResponseMessage message, byte[] bytes)
{
    private IHtmlDocument? page;

    public HttpStatusCode Status => message.StatusCode;

    public int Code => (int)message.StatusCode;

    public byte[] Bytes => bytes;

    public string Text => Encoding.UTF8.GetString(bytes);

    public string? Location => message.Headers.Location?.ToString();

    public IHtmlDocument Page => page ??= new HtmlParser().ParseDocument(Text);

    /// <summary>A header of the answer or of its content; null when there is none.</summary>
    public string? Header(string name) =>
        message.Headers.TryGetValues(name, out var values) || message.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>All headers, in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers => message.Headers.Concat(message.Content.Headers)
        .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));
}

/// <summary>A browser with its cookies. Follows no redirect, so that tests see every answer.</summary>
public sealed class Visitor(HttpClient client)
{
    private const string TokenField = "__RequestVerificationToken";

    private string? token;

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Posts fields with a token that this browser was given, whatever form the address has.</summary>
    public async Task<Answer> Post(string path, params (string Name, string Value)[] fields) =>
        await PostPlain(path, [.. fields, (TokenField, await Token())]);

    /// <summary>Posts exactly these fields.</summary>
    public Task<Answer> PostPlain(string path, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Opens a page, takes the form with an action as it stands there, fills fields in and sends it, as a browser does.</summary>
    public async Task<Answer> Fill(string page, string action, params (string Name, string Value)[] fields)
    {
        var opened = await Get(page);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        return await PostPlain(action, [.. Fields(opened.Page, action).Where(field => fields.All(own => own.Name != field.Name)), .. fields]);
    }

    /// <summary>What a browser would send of a form that nobody touched.</summary>
    public static IReadOnlyList<(string Name, string Value)> Fields(IHtmlDocument page, string action)
    {
        var form = page.Forms.FirstOrDefault(found => found.GetAttribute("action") == action);
        Assert.True(form is not null, $"The page {page.Title} has no form for {action}.");
        return [.. Entries(page, form!)];
    }

    /// <summary>A token of this browser for the person who is signed in with it.</summary>
    public async Task<string> Token()
    {
        if (token is not null)
            return token;
        foreach (var page in new[] { "/admin", "/admin/sign-in" })
        {
            var opened = await Get(page);
            if (opened.Status == HttpStatusCode.OK && opened.Page.QuerySelector($"input[name={TokenField}]") is IHtmlInputElement input)
                return token = input.Value;
        }

        throw new InvalidOperationException("No page gave a token.");
    }

    private static IEnumerable<(string Name, string Value)> Entries(IHtmlDocument page, IHtmlFormElement form)
    {
        foreach (var element in page.QuerySelectorAll("input, textarea, select"))
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled") || !Belongs(element, form))
                continue;
            if (element is IHtmlInputElement input && input.Type is not ("submit" or "button" or "file") && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
                yield return (name, input.Value);
            else if (element is IHtmlTextAreaElement area)
                yield return (name, area.Value);
            else if (element is IHtmlSelectElement select)
                yield return (name, select.Value ?? "");
        }
    }

    private static bool Belongs(IElement element, IHtmlFormElement form) =>
        element.GetAttribute("form") is { } id ? id == form.Id : form.Contains(element);
}
