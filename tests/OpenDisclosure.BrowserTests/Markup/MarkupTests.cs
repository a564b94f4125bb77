using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Accessibility;
using OpenDisclosure.BrowserTests.Fixtures;

namespace OpenDisclosure.BrowserTests.Markup;

/// <summary>Every public page is HTML as the standard wants it, in the eyes of two checkers.</summary>
public sealed class MarkupTests
{
    private static readonly (string, string)[] Message = [("Kind", "question"), ("Subject", "<b>申报</b>"), ("Text", "请问什么时候申报？\n\n谢谢。"), ("Consents", "true")];

    [Fact]
    public Task Every_public_page_is_valid_markup() => Stage.Play(async stage =>
    {
        var page = await stage.Citizen();
        var pages = new Dictionary<string, string>();
        foreach (var (name, address) in await SitePages.Public(page))
            pages[name] = await Source(page, address);
        foreach (var (name, query) in new[] { ("narrowed", "/policies?year=2026&sort=oldest"), ("narrowed-search", "/search?q=%E9%80%9A%E7%9F%A5&year=2026&sort=new"), ("hostile-search", "/search?q=%3Cb%3E%22%26") })
            pages[name] = await Source(page, query);
        pages["message-errors"] = await Sent(page, "/messages/new", ("Subject", "<b>\"&"));
        pages["message-receipt"] = await Sent(page, "/messages/new", Message);
        pages["status-unknown"] = await Sent(page, "/messages/status", ("Number", "LY-2026-9999"), ("Code", "<b>"));
        await Modes.Choose(page, stage.Site.Address, "elder");
        foreach (var name in new[] { "home", "document" })
            pages["elder-" + name] = await Source(page, (await SitePages.Public(page))[name]);
        await MarkupCheckers.Pass(pages);
    });

    private static async Task<string> Source(IPage page, string address) => await (await page.Context.APIRequest.GetAsync(address)).TextAsync();

    /// <summary>What answers the form of a page.</summary>
    private static async Task<string> Sent(IPage page, string address, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync(address);
        var form = page.Locator("main form:has(input[type=hidden][name^='__'])");
        var data = page.Context.APIRequest.CreateFormData();
        foreach (var hidden in await form.Locator("input[type=hidden]").AllAsync())
            data.Set((await hidden.GetAttributeAsync("name"))!, await hidden.InputValueAsync());
        foreach (var (name, value) in fields)
            data.Set(name, value);
        return await (await page.Context.APIRequest.PostAsync((await form.GetAttributeAsync("action"))!, new APIRequestContextOptions { Form = data })).TextAsync();
    }
}
