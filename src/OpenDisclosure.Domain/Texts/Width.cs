namespace OpenDisclosure.Domain.Texts;

/// <summary>
/// Full-width letters, digits and signs as half-width ones, for numbers and dates that people type. The library's own
/// normalisation does nothing under InvariantGlobalization.
/// </summary>
public static class Width
{
    private const char FirstFull = '\uFF01';
    private const char LastFull = '\uFF5E';
    private const char FullSpace = '\u3000';
    private const int Distance = FirstFull - '!';

    /// <summary>The text with every full-width form of ASCII as ASCII.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] switch
            {
                >= FirstFull and <= LastFull => (char)(source[i] - Distance),
                FullSpace => ' ',
                _ => source[i],
            };
        }
    });
}
