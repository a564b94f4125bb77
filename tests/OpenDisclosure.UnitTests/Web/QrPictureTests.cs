using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.UnitTests.Web;

/// <summary>What is drawn is read back module by module, as a camera's program does it (ISO/IEC 18004, level M, versions 1 to 6).</summary>
public sealed partial class QrPictureTests
{
    private const int Quiet = 4;

    /// <summary>Blocks of data, and code words of data in each, by version.</summary>
    private static readonly (int Count, int Data)[] Blocks = [(1, 16), (1, 28), (1, 44), (2, 32), (2, 43), (4, 27)];

    [Theory]
    [InlineData("http://a.cn/")]
    [InlineData("https://gxj.example.gov.cn/notices/2022-00001")]
    [InlineData("https://gongyexinxihuaju.example.gov.cn/normative-documents/park-2022-00001")]
    public void The_picture_says_the_address_and_nothing_else(string address)
    {
        var svg = Encoding.UTF8.GetString(QrPicture.File(address));
        Assert.Equal(address, Decode(Modules(svg)));
        Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    private static bool[,] Modules(string svg)
    {
        var whole = int.Parse(Box().Match(svg).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var size = whole - (2 * Quiet);
        var modules = new bool[size, size];
        foreach (Match run in Run().Matches(svg[svg.LastIndexOf("<path", StringComparison.Ordinal)..]))
        {
            var (x, y, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var i = 0; i < length; i++)
                modules[y - Quiet, x - Quiet + i] = true;
        }

        return modules;
    }

    private static string Decode(bool[,] modules)
    {
        var size = modules.GetLength(0);
        var version = (size - 17) / 4;
        var format = Format(modules) ^ 0x5412;
        Assert.Equal(0, format >> 13);
        var bits = Bits(modules, size, version, (format >> 10) & 7);
        var (count, data) = Blocks[version - 1];
        var words = bits.Chunk(8).Where(word => word.Length == 8).Select(word => (byte)word.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0))).ToList();
        var text = Enumerable.Range(0, count).SelectMany(block => Enumerable.Range(0, data).Select(at => words[(at * count) + block])).ToList();
        return Text(new Queue<bool>(text.SelectMany(word => Enumerable.Range(0, 8).Select(bit => ((word >> (7 - bit)) & 1) == 1))));
    }

    /// <summary>Segments of bytes, digits or capitals, until the end mark.</summary>
    private static string Text(Queue<bool> bits)
    {
        var text = new StringBuilder();
        while (bits.Count >= 4)
        {
            switch (Take(bits, 4))
            {
                case 0:
                    return text.ToString();
                case 1:
                    for (var left = Take(bits, 10); left > 0; left -= 3)
                        text.Append(Take(bits, left > 2 ? 10 : left > 1 ? 7 : 4).ToString($"D{Math.Min(left, 3)}", CultureInfo.InvariantCulture));
                    break;
                case 2:
                    for (var left = Take(bits, 9); left > 0; left -= 2)
                        text.Append(Pair(Take(bits, left > 1 ? 11 : 6), left > 1));
                    break;
                case 4:
                    for (var left = Take(bits, 8); left > 0; left--)
                        text.Append((char)Take(bits, 8));
                    break;
                default:
                    throw new FormatException("A segment of an unknown kind.");
            }
        }

        return text.ToString();
    }

    private static int Take(Queue<bool> bits, int count) =>
        Enumerable.Range(0, count).Aggregate(0, (value, _) => (value << 1) | (bits.Dequeue() ? 1 : 0));

    private static string Pair(int value, bool two)
    {
        const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        return two ? $"{Capitals[value / 45]}{Capitals[value % 45]}" : $"{Capitals[value]}";
    }

    private static int Format(bool[,] modules)
    {
        var (value, places) = (0, new List<(int X, int Y)>());
        for (var i = 0; i <= 8; i++)
        {
            if (i != 6)
                places.Add((i, 8));
        }

        for (var i = 7; i >= 0; i--)
        {
            if (i != 6)
                places.Add((8, i));
        }

        foreach (var (x, y) in places)
            value = (value << 1) | (modules[y, x] ? 1 : 0);
        return value;
    }

    /// <summary>Columns in pairs from the right, upwards and downwards in turn, without the patterns, the mask taken off.</summary>
    private static List<bool> Bits(bool[,] modules, int size, int version, int mask)
    {
        var bits = new List<bool>();
        var up = true;
        for (var right = size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < size; step++)
            {
                var y = up ? size - 1 - step : step;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (!IsPattern(x, y, size, version))
                        bits.Add(modules[y, x] != IsMasked(mask, x, y));
                }
            }
        }

        return bits;
    }

    private static bool IsPattern(int x, int y, int size, int version) =>
        x == 6 || y == 6 || (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)
        || (version > 1 && Math.Abs(x - (size - 7)) <= 2 && Math.Abs(y - (size - 7)) <= 2);

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((y / 2) + (x / 3)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex Box();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1")]
    private static partial Regex Run();
}
