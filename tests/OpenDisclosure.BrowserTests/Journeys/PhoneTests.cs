using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>A citizen with a small phone and a thumb finds a document and what explains it, and whom to call.</summary>
public sealed class PhoneTests
{
    private const string Title = "示例市支持中小企业数字化转型若干措施";

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task The_thumb_finds_a_normative_document_its_interpretation_the_number_to_call_and_the_address(Way way) => Stage.Play(async stage =>
    {
        var phone = await stage.Citizen(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true, DeviceScaleFactor = 2 });
        await phone.GotoAsync("/");
        await Fits(phone);
        await phone.GetByRole(AriaRole.Navigation, new() { Name = PublicText.Navigation }).GetByRole(AriaRole.Link, new() { Name = "政策文件" }).TapAsync();
        await Expect(phone).ToHaveURLAsync(new Regex("/policies$"));
        await Fits(phone);
        await Narrow(phone);
        await Fits(phone);
        await phone.GetByRole(AriaRole.Main).Locator("a[href^='/normative/2']").Filter(new() { HasText = Title }).First.TapAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Title);
        await Fits(phone);
        await Share(phone);
        await phone.GetByRole(AriaRole.Main).Locator("a[href^='/interpretations/2']").First.TapAsync();
        await Expect(phone).ToHaveURLAsync(new Regex("/interpretations/2[0-9-]+$"));
        await Fits(phone);
        var call = phone.GetByRole(AriaRole.Contentinfo).Locator("a[href^='tel:']").First;
        Assert.Matches("^tel:[+0-9-]+$", await call.GetAttributeAsync("href"));
        Assert.True((await call.BoundingBoxAsync())!.Height >= 24, "The number is too small for a thumb");
    }, way);

    /// <summary>Opens the filter that stands in one line on a phone, and narrows the list.</summary>
    private static async Task Narrow(IPage phone)
    {
        await phone.GetByText(PublicText.FilterTogether).TapAsync();
        await phone.Locator("details.narrow select[name=genre]").SelectOptionAsync("通知");
        await phone.Locator("details.narrow").GetByRole(AriaRole.Button).TapAsync();
        await Expect(phone).ToHaveURLAsync(new Regex("[?&]genre="));
    }

    /// <summary>The address stands there to be pressed long, with its picture, and may be copied.</summary>
    private static async Task Share(IPage phone)
    {
        await phone.GetByText(PublicText.ShareSummary).TapAsync();
        await Expect(phone.Locator(".share a")).ToHaveAttributeAsync("href", phone.Url);
        await Expect(phone.Locator(".share img")).ToBeVisibleAsync();
        await Fits(phone);
    }

    /// <summary>Nothing stands beside the screen, and the page's text is at least of the size that needs no spreading of fingers.</summary>
    private static async Task Fits(IPage phone)
    {
        Assert.Equal(0, await phone.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth"));
        Assert.True(await phone.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)") >= 16);
    }
}
