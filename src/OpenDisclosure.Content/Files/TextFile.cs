using System.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>Text must be UTF-8 or GB18030 throughout and hold no control characters.</summary>
internal static class TextFile
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static FileVerdict? Judge(Stream content) =>
        Decodes(content, Utf8) || Decodes(content, Gb18030) ? null : FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);

    private static bool Decodes(Stream content, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var buffer = new byte[64 * 1024];
        var letters = new char[encoding.GetMaxCharCount(buffer.Length)];
        content.Position = 0;
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                var count = decoder.GetChars(buffer, 0, read, letters, 0, flush: false);
                if (letters.AsSpan(0, count).ContainsAnyInRange('\u0000', '\u0008') || letters.AsSpan(0, count).ContainsAnyInRange('\u000E', '\u001F'))
                    return false;
            }

            decoder.GetChars([], 0, 0, letters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
