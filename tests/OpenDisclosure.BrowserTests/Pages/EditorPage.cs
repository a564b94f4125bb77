using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Pages;

/// <summary>The editor of a draft.</summary>
internal sealed class EditorPage(Hand hand)
{
    public IPage Page => hand.Page;

    public ILocator Title => Page.Field(StaffText.Field_Title);

    public ILocator Body => Page.Field(StaffText.Field_Body);

    public ILocator ErrorSummary => Page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = SettingsText.Summary_Title });

    /// <summary>Begins a document from the queue.</summary>
    public static async Task<EditorPage> Begin(Hand hand, string column, string kind)
    {
        await hand.Go("/admin");
        await hand.Press(hand.Page.LinkKey(StaffText.Work_New));
        await hand.Choose(hand.Page.Field(StaffText.New_Column), column);
        await hand.Choose(hand.Page.Field(StaffText.New_Kind), kind);
        await hand.Press(hand.Page.Button(StaffText.New_Begin));
        await Expect(hand.Page.Heading(StaffText.Draft_Title)).ToBeVisibleAsync();
        return new EditorPage(hand);
    }

    /// <summary>Opens the draft of a document that has a life already.</summary>
    public static async Task<EditorPage> Reopen(Hand hand, string title)
    {
        await LifePage.Open(hand, title);
        await hand.Press(hand.Page.Link(StaffText.Life_Edit));
        await Expect(hand.Page.Heading(StaffText.Draft_Title)).ToBeVisibleAsync();
        return new EditorPage(hand);
    }

    /// <summary>A field by its label.</summary>
    public ILocator Field(string label) => Page.Field(label);

    public Task Type(string label, string text) => hand.Type(Page.Field(label), text);

    public Task Choose(string label, string option) => hand.Choose(Page.Field(label), option);

    /// <summary>Types what every notice needs.</summary>
    public async Task Write(string title, string summary, string body, string number = "")
    {
        await hand.Type(Title, title);
        await hand.Type(Body, body);
        if (number.Length > 0)
            await Type(StaffText.Field_DocumentNumber, number);
        await Type(StaffText.Field_Summary, summary);
    }

    public async Task OpenMore() => await hand.Press(Page.Locator("summary").Filter(new LocatorFilterOptions { HasText = StaffText.Draft_More }));

    /// <summary>Adds a file; what was typed must have been saved before.</summary>
    public async Task Attach(FilePayload file)
    {
        await hand.Give(Page.Field(StaffText.Tray_Choose), file);
        await hand.Press(Page.Button(StaffText.Tray_Add));
        await Expect(Page.GetByText(StaffText.Files_Added.Replace("{0}", file.Name, StringComparison.Ordinal))).ToBeVisibleAsync();
    }

    public Task Save() => hand.Press(Page.Button(StaffText.Draft_Save));

    /// <summary>Saves and waits for the answer that it is kept.</summary>
    public async Task SaveKept()
    {
        await Save();
        await Expect(Page.GetByText(StaffText.Draft_Saved, new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Looks at what would be sealed, and comes back.</summary>
    public async Task Preview(string title, string paragraph)
    {
        await hand.Press(Page.Button(StaffText.Draft_Preview));
        await Expect(Page.GetByText(StaffText.Preview_Draft)).ToBeVisibleAsync();
        await Expect(Page.Heading(title)).ToBeVisibleAsync();
        await Expect(Page.GetByText(paragraph)).ToBeVisibleAsync();
        await hand.Press(Page.Link(StaffText.Preview_Back));
        await Expect(Page.Heading(StaffText.Draft_Title)).ToBeVisibleAsync();
    }

    public Task Submit() => hand.Press(Page.Button(StaffText.Draft_Submit));

    /// <summary>Submits and waits for the answer that the text is sealed.</summary>
    public async Task SubmitSealed(string title)
    {
        await Submit();
        await Expect(Page.GetByText(new Regex("《" + Regex.Escape(title) + "》已送审"))).ToBeVisibleAsync();
    }

    /// <summary>The refusal beside a field.</summary>
    public Task<string> RefusalBeside(string label) => Page.RefusalBeside(label);
}
