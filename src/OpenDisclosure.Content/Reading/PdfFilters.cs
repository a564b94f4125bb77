using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// The library unpacks a stream as a whole whatever becomes of it. Here it is unpacked to nowhere first and counted, so that a
/// kilobyte does not become a gigabyte.
/// </summary>
internal sealed class PdfFilters(Findings findings) : IFilterProvider
{
    private const long LongestStream = 32L * 1024 * 1024;
    private const long LongestTable = 4L * 1024 * 1024;
    private const long MostTogether = 500L * 1024 * 1024;

    private long together;

    public Findings Findings => findings;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Guard(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new GuardedFilter(filter, this))];

    private void Count(long length)
    {
        findings.Cancel.ThrowIfCancellationRequested();
        together += length;
        if (length > LongestStream || together > MostTogether)
            throw UnreadableException.TooLarge();
    }

    private sealed class GuardedFilter(IFilter inner, PdfFilters filters) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var length = inner switch
            {
                FlateFilter => Inflated(input),
                LzwFilter => LzwLength.Of(input.Span, LongestStream),
                RunLengthFilter => RunLength(input.Span),
                _ => input.Length,
            };
            filters.Count(length);
            if (length > LongestTable && IsTable(streamDictionary))
                throw UnreadableException.TooLarge();
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        /// <summary>Streams whose every number becomes an object in the memory.</summary>
        private static bool IsTable(DictionaryToken dictionary) =>
            dictionary.TryGet(NameToken.Type, out var type) && type is NameToken { Data: "ObjStm" or "XRef" };

        private static long Inflated(Memory<byte> input)
        {
            if (input.Length < 3)
                return 0;
            using var packed = new MemoryStream(input[2..].ToArray(), writable: false);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            long length = 0;
            try
            {
                for (int read; length <= LongestStream && (read = unpacked.Read(buffer)) > 0;)
                    length += read;
            }
            catch (InvalidDataException)
            {
                // Damaged at this point: the library unpacks no further than here either.
                return length;
            }

            return length;
        }

        private static long RunLength(ReadOnlySpan<byte> input)
        {
            long length = 0;
            for (var i = 0; i < input.Length && input[i] != 128; i += input[i] < 128 ? input[i] + 2 : 2)
                length += input[i] < 128 ? input[i] + 1 : 257 - input[i];
            return length;
        }
    }
}

/// <summary>How long an LZW stream becomes (ISO 32000-1, 7.4.4), without unpacking it.</summary>
internal static class LzwLength
{
    private const int Clear = 256;
    private const int End = 257;

    public static long Of(ReadOnlySpan<byte> input, long most)
    {
        var lengths = new int[4097];
        var next = End + 1;
        var width = 9;
        var last = 0;
        long length = 0;
        for (long bit = 0; bit + width <= input.Length * 8L && length <= most;)
        {
            var code = Bits(input, bit, width);
            bit += width;
            if (code == End)
                break;
            if (code == Clear)
            {
                (next, width, last) = (End + 1, 9, 0);
                continue;
            }

            var own = code < Clear ? 1 : code < next ? lengths[code] : last + 1;
            if (last > 0 && next < 4096)
                lengths[next++] = last + 1;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
            length += own;
            last = own;
        }

        return length;
    }

    private static int Bits(ReadOnlySpan<byte> input, long bit, int width)
    {
        var value = 0;
        for (var i = 0; i < width; i++, bit++)
            value = (value << 1) | (input[(int)(bit >> 3)] >> (7 - (int)(bit & 7)) & 1);
        return value;
    }
}
