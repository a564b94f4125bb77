namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>How a person works the browser. Every journey is the same code for each way.</summary>
public enum Way
{
    /// <summary>Pointing and typing, scripts on.</summary>
    Mouse,

    /// <summary>Pointing and typing, scripts off.</summary>
    WithoutScripts,

    /// <summary>Tab, Enter, Space, arrows and typing alone, scripts on.</summary>
    Keyboard,
}
