using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>What a person does to a page, by pointer or by keys. Whatever the keys come to must show that it has the focus.</summary>
internal sealed class Hand(IPage page, Way way)
{
    private const int MostTabs = 160;

    public IPage Page => page;

    /// <summary>Whether the browser runs scripts.</summary>
    public bool HasScripts => way != Way.WithoutScripts;

    /// <summary>Presses a link or button.</summary>
    public async Task Press(ILocator target)
    {
        if (way != Way.Keyboard)
        {
            await target.ClickAsync();
            return;
        }

        await Reach(target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Replaces the text of a field.</summary>
    public async Task Type(ILocator field, string text)
    {
        if (way != Way.Keyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await Reach(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Ticks a box, or chooses a button of a group.</summary>
    public async Task Tick(ILocator box)
    {
        if (way != Way.Keyboard)
        {
            await box.CheckAsync();
            return;
        }

        await Reach(box);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Chooses the first option whose text begins with some words.</summary>
    public async Task Choose(ILocator select, string words)
    {
        await Assertions.Expect(select).ToBeVisibleAsync();
        var texts = await select.Locator("option").AllTextContentsAsync();
        var wanted = texts.ToList().FindIndex(text => text.Trim().StartsWith(words, StringComparison.Ordinal));
        Assert.True(wanted >= 0, $"No option begins with {words}: {string.Join(" | ", texts)}");
        if (way != Way.Keyboard)
        {
            await select.SelectOptionAsync(new SelectOptionValue { Index = wanted });
            return;
        }

        await Reach(select);
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < texts.Count && await select.EvaluateAsync<int>("select => select.selectedIndex") != wanted; step++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(wanted, await select.EvaluateAsync<int>("select => select.selectedIndex"));
    }

    /// <summary>Gives a file to a file field.</summary>
    public async Task Give(ILocator field, FilePayload file)
    {
        if (way != Way.Keyboard)
        {
            await field.SetInputFilesAsync(file);
            return;
        }

        // Waited for before the field is reached: the browser takes a moment to hand choosers over, and one opened earlier is lost.
        var chooser = page.WaitForFileChooserAsync();
        await Reach(field);
        await page.Keyboard.PressAsync("Space");
        await (await chooser).SetFilesAsync(file);
    }

    /// <summary>Says yes where the page asks once more; without scripts it does not ask.</summary>
    public async Task Confirm()
    {
        if (way == Way.WithoutScripts)
            return;
        var dialog = page.GetByRole(AriaRole.Alertdialog);
        await Press(dialog.GetByRole(AriaRole.Button).Last);
    }

    /// <summary>Opens an address as one typed into the browser.</summary>
    public Task<IResponse?> Go(string address) => page.GotoAsync(address);

    private async Task Reach(ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var tabs = 0; tabs <= MostTabs; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                await ShowsFocus(target);
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key does not come to {target}");
    }

    private static async Task ShowsFocus(ILocator target) => Assert.True(
        await target.EvaluateAsync<bool>(FocusMark.Visible), $"One cannot see that {target} has the focus.");
}
