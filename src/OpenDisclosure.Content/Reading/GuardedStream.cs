namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Counts what is unpacked while it is read, and ends the reading at a limit. For XML it also looks at the distance between tags,
/// because the library's reader would hold an attribute of any length as a whole.
/// </summary>
internal sealed class GuardedStream(Stream inner, Findings findings, long most, bool isXml) : Stream
{
    private long own;
    private long sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => own;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        own += read;
        findings.Unpack(read);
        if (own > most)
            throw UnreadableException.TooLarge();
        if (isXml)
            MeasureTags(buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void MeasureTags(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOf((byte)'<');
        sinceTag = last < 0 ? sinceTag + bytes.Length : bytes.Length - last;
        if (sinceTag > ReadingLimits.LongestTag)
            throw UnreadableException.TooLarge();
    }
}
