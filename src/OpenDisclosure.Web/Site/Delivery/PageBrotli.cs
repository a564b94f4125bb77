using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Brotli of a moderately high quality: a page is compressed once an epoch, then sent from the cache.</summary>
internal sealed class PageBrotli : ICompressionProvider
{
    private static readonly BrotliCompressionOptions Options = new() { Quality = 7 };

    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Options, leaveOpen: true);
}
