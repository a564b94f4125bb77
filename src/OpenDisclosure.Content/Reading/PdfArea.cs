using UglyToad.PdfPig.Core;

namespace OpenDisclosure.Content.Reading;

/// <summary>An upright rectangle on a page, in points.</summary>
internal sealed record PdfArea(double Left, double Bottom, double Right, double Top)
{
    public double Size => (Right - Left) * (Top - Bottom);

    /// <summary>Too thin to cover a letter.</summary>
    public bool IsLine => Right - Left < 2 || Top - Bottom < 2;

    public static PdfArea Of(PdfRectangle rectangle) =>
        Around([rectangle.TopLeft, rectangle.TopRight, rectangle.BottomLeft, rectangle.BottomRight])!;

    /// <summary>The smallest area that holds these points; null for none.</summary>
    public static PdfArea? Around(IReadOnlyCollection<PdfPoint> points) => points.Count == 0
        ? null
        : new PdfArea(points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y));

    /// <summary>What two areas have in common; null for nothing.</summary>
    public static PdfArea? Intersect(PdfArea? one, PdfArea? other)
    {
        if (one is null || other is null)
            return null;
        var both = new PdfArea(
            Math.Max(one.Left, other.Left), Math.Max(one.Bottom, other.Bottom), Math.Min(one.Right, other.Right), Math.Min(one.Top, other.Top));
        return both.Left < both.Right && both.Bottom < both.Top ? both : null;
    }

    /// <summary>Whether a point is inside by at least a margin, which may be negative.</summary>
    public bool Contains(PdfPoint point, double margin) =>
        point.X >= Left + margin && point.X <= Right - margin && point.Y >= Bottom + margin && point.Y <= Top - margin;
}

/// <summary>The path that is being drawn: what it encloses, as rectangles.</summary>
internal sealed class PdfOutline
{
    private readonly List<(PdfArea Area, bool IsRectangle)> closed = [];
    private readonly List<PdfPoint> points = [];

    public bool IsCurved { get; set; }

    public void Begin()
    {
        if (PdfArea.Around(points) is { } area && points.Count > 1)
            closed.Add((area, IsRectangle()));
        points.Clear();
        IsCurved = false;
    }

    public void Add(PdfPoint point) => points.Add(point);

    public PdfPoint? Close()
    {
        PdfPoint? first = points.Count > 0 ? points[0] : null;
        Begin();
        return first;
    }

    public void Clear()
    {
        closed.Clear();
        points.Clear();
        IsCurved = false;
    }

    /// <summary>The subpaths; one that is no upright rectangle is given by the rectangle around it.</summary>
    public IReadOnlyList<(PdfArea Area, bool IsRectangle)> Areas()
    {
        Begin();
        return closed;
    }

    /// <summary>The rectangle around all; null for nothing.</summary>
    public PdfArea? Bounds()
    {
        Begin();
        return closed.Count == 0
            ? null
            : new PdfArea(closed.Min(part => part.Area.Left), closed.Min(part => part.Area.Bottom), closed.Max(part => part.Area.Right), closed.Max(part => part.Area.Top));
    }

    private bool IsRectangle()
    {
        if (IsCurved || points.Count is < 4 or > 5)
            return false;
        for (var i = 1; i < 4; i++)
        {
            if (Math.Abs(points[i].X - points[i - 1].X) > 0.5 && Math.Abs(points[i].Y - points[i - 1].Y) > 0.5)
                return false;
        }

        return true;
    }
}
