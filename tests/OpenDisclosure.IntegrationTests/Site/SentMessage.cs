using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Site;

/// <summary>A message as a visitor sends it by the form, with what his receipt says.</summary>
internal sealed record SentMessage(string Number, string Code)
{
    public const string Form = "/messages/new";
    public const string Address = "/messages";
    public const string Status = "/messages/status";
    public const string NotFound = "没有查到";

    /// <summary>A complete message; own fields take the place of these.</summary>
    public static (string Name, string Value)[] Fields(params (string Name, string Value)[] own) =>
    [
        .. new[] { ("Kind", "question"), ("Subject", "技改资金什么时候申报"), ("Text", "请问今年的技改资金什么时候开始申报？\n谢谢。"), ("Consents", "true") }.Where(field => own.All(other => other.Item1 != field.Item1)),
        .. own,
    ];

    /// <summary>Sends it and reads the receipt.</summary>
    public static async Task<SentMessage> Send(Visitor visitor, params (string Name, string Value)[] own) => Read(await visitor.Fill(Form, Address, Fields(own)));

    /// <summary>What a receipt says.</summary>
    public static SentMessage Read(Answer answer)
    {
        Assert.True(answer.Code == 200, $"{answer.Code}: {answer.Page.QuerySelector(".errors")?.TextContent}");
        return new SentMessage(answer.Page.QuerySelector("#number")!.TextContent, answer.Page.QuerySelector("#code")!.TextContent);
    }

    /// <summary>Asks after it.</summary>
    public Task<Answer> Ask(Visitor visitor) => visitor.Fill(Status, Status, ("Number", Number), ("Code", Code));

    /// <summary>Its row.</summary>
    public async Task<Message> Row(WebSite site)
    {
        await using var db = site.Database.Open();
        return await db.Messages.AsNoTracking().SingleAsync(message => message.Number == Number);
    }

    /// <summary>The text of what is shown of a message that was found.</summary>
    public static string Shown(Answer answer) => answer.Page.QuerySelector("main article")!.Text();
}
