using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Follows the drawing of a page in its order, and so knows what is painted over what. Counts what it does: the library would draw a
/// form in a form in a form as often as a page says.
/// </summary>
internal sealed class PdfPageReader : BaseStreamProcessor<PdfPage>
{
    private const int MostOperations = 3_000_000;
    private const int MostChecks = 50_000_000;
    private const double Legible = 1;
    private const double Opaque = 0.95;

    private readonly Findings findings;
    private readonly PdfArea sheet;
    private readonly PdfPage page = new();
    private readonly PdfOutline path = new();
    private readonly Stack<PdfArea?> clips = new();
    private readonly List<(PdfArea Area, bool IsWhite)> paintings = [];
    private PdfArea? clip;
    private bool clipsNext;
    private int operationCount;
    private int checks;

    public PdfPageReader(
        int number, IResourceStore store, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters, CropBox crop,
        UserSpaceUnit unit, PageRotationDegrees rotation, TransformationMatrix matrix, ParsingOptions options, Findings findings)
        : base(number, store, scanner, parser, filters, crop, unit, rotation, matrix, options)
    {
        this.findings = findings;
        sheet = PdfArea.Of(matrix.Transform(crop.Bounds));
        clip = sheet;
    }

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        page.Settle();
        return page;
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        Count(operations.Count);
        base.ProcessOperations(operations);
    }

    public override void PushState()
    {
        Count(1);
        base.PushState();
        clips.Push(clip);
    }

    public override void PopState()
    {
        base.PopState();
        if (clips.TryPop(out var saved))
            clip = saved;
    }

    public override void RenderGlyph(
        IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
        in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        Count(4);
        findings.Spend(unicode.Length);
        if (!font.TryGetUnicode(code, out var known) || known is null || known.Length > 0 && known[0] is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
            page.Unknown++;
        var start = Place(renderingMatrix, textMatrix, transformationMatrix, new PdfPoint(0, 0));
        var end = Place(renderingMatrix, textMatrix, transformationMatrix, new PdfPoint(characterBoundingBox.Width, 0));
        var top = Place(renderingMatrix, textMatrix, transformationMatrix, new PdfPoint(0, 1));
        var size = Math.Sqrt(Math.Pow(top.X - start.X, 2) + Math.Pow(top.Y - start.Y, 2));
        var glyph = new PdfGlyph
        {
            Text = unicode,
            Start = start,
            End = end,
            Centre = new PdfPoint(((start.X + end.X) / 2) + ((top.X - start.X) * 0.35), ((start.Y + end.Y) / 2) + ((top.Y - start.Y) * 0.35)),
            Size = size,
            IsInvisible = currentState.FontState.TextRenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip,
        };
        glyph.Concealment = Judge(glyph, currentState);
        page.Glyphs.Add(glyph);
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => AddPicture();

    protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture();

    public override void PaintShading(NameToken shadingName) => Paint(clip, isWhite: false);

    public override void FillPath(FillingRule fillingRule, bool close) => Fill();

    public override void FillStrokePath(FillingRule fillingRule, bool close) => Fill();

    public override void StrokePath(bool close) => EndOfPath();

    public override void EndPath() => EndOfPath();

    public override void ClosePath() => EndOfPath();

    public override void BeginSubpath() => path.Begin();

    public override PdfPoint? CloseSubpath() => path.Close();

    public override void MoveTo(double x, double y)
    {
        path.Begin();
        AddPoint(x, y);
    }

    public override void LineTo(double x, double y) => AddPoint(x, y);

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => AddCurve(x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => AddCurve(x3, y3);

    public override void Rectangle(double x, double y, double width, double height)
    {
        path.Begin();
        AddPoint(x, y);
        AddPoint(x + width, y);
        AddPoint(x + width, y + height);
        AddPoint(x, y + height);
        path.Close();
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule) => clipsNext = true;

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) =>
        clip = PdfArea.Intersect(clip, PdfArea.Of(rectangle));

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        if (properties is not null && properties.TryGet(NameToken.Create("ActualText"), out var token) && token is IDataToken<string> { Data.Length: > 0 } actual)
        {
            findings.Spend(actual.Data.Length);
            page.Replacements.Append(actual.Data);
        }
    }

    public override void EndMarkedContent()
    {
    }

    private static PdfPoint Place(in TransformationMatrix rendering, in TransformationMatrix text, in TransformationMatrix transformation, PdfPoint point) =>
        transformation.Transform(text.Transform(rendering.Transform(point)));

    private void Count(int operations)
    {
        operationCount += operations;
        if (operationCount > MostOperations)
            throw new InvalidDataException("A page of too many operations.");
        if ((operationCount & 0xFF) < operations)
            findings.Cancel.ThrowIfCancellationRequested();
    }

    private void AddPoint(double x, double y)
    {
        CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        path.Add(CurrentPosition);
    }

    private void AddCurve(double x, double y)
    {
        page.Curves++;
        path.IsCurved = true;
        AddPoint(x, y);
    }

    private void AddPicture()
    {
        Count(1);
        var square = CurrentTransformationMatrix.Transform(new PdfRectangle(0, 0, 1, 1));
        var area = PdfArea.Intersect(clip, PdfArea.Of(square));
        if (area is null)
            return;
        page.PictureShare += area.Size / Math.Max(1, sheet.Size);
        Paint(area, isWhite: false);
    }

    private HiddenKind? Judge(PdfGlyph glyph, CurrentGraphicsState state)
    {
        if (string.IsNullOrWhiteSpace(glyph.Text))
            return null;
        if (glyph.Size < Legible || !sheet.Contains(glyph.Centre, -2))
            return HiddenKind.HiddenText;
        var isFilled = state.FontState.TextRenderingMode is TextRenderingMode.Fill or TextRenderingMode.FillClip;
        if (glyph.IsInvisible || !isFilled)
            return null;
        if (state.AlphaConstantNonStroking < 0.02)
            return HiddenKind.HiddenText;
        return IsWhite(state.CurrentNonStrokingColor) && IsOnWhite(glyph.Centre) ? HiddenKind.WhiteText : null;
    }

    private bool IsOnWhite(PdfPoint point)
    {
        for (var i = paintings.Count - 1; i >= 0 && ++checks < MostChecks; i--)
        {
            if (paintings[i].Area.Contains(point, -0.5))
                return paintings[i].IsWhite;
        }

        return checks < MostChecks;
    }

    private void Fill()
    {
        var state = GetCurrentState();
        var colour = state.CurrentNonStrokingColor;
        var isWhite = IsWhite(colour);
        var covers = state.AlphaConstantNonStroking >= Opaque && state.BlendMode == BlendMode.Normal && state.SoftMask is null && IsPlain(colour);
        foreach (var (area, isRectangle) in path.Areas())
        {
            if (PdfArea.Intersect(clip, area) is not { } painted)
                continue;
            if (covers && isRectangle)
                Cover(painted);
            Paint(painted, isWhite);
        }

        EndOfPath();
    }

    private void Cover(PdfArea area)
    {
        if (area.IsLine)
            return;
        foreach (var glyph in page.Glyphs)
        {
            if (++checks > MostChecks)
                throw new InvalidDataException("A page of too many areas.");
            if (glyph.Concealment is null && area.Contains(glyph.Centre, 0) && !string.IsNullOrWhiteSpace(glyph.Text))
                glyph.Concealment = HiddenKind.CoveredText;
        }
    }

    private void Paint(PdfArea? area, bool isWhite)
    {
        if (area is not null && !area.IsLine && (!isWhite || paintings.Count > 0))
            paintings.Add((area, isWhite));
    }

    private void EndOfPath()
    {
        Count(1);
        if (clipsNext)
            clip = PdfArea.Intersect(clip, path.Bounds());
        clipsNext = false;
        path.Clear();
    }

    private static bool IsPlain(IColor? colour) => colour is null || colour.ColorSpace != ColorSpace.Pattern;

    private static bool IsWhite(IColor? colour)
    {
        if (colour is null || !IsPlain(colour))
            return false;
        var (red, green, blue) = colour.ToRGBValues();
        return red > 0.94 && green > 0.94 && blue > 0.94;
    }
}

/// <summary>Makes <see cref="PdfPage"/> for the library, which creates it by its constructor.</summary>
internal sealed class PdfPageFactory : BasePageFactory<PdfPage>
{
    public PdfPageFactory(
        IPdfTokenScanner pdfScanner, IResourceStore resourceStore, ILookupFilterProvider filterProvider, IPageContentParser pageContentParser,
        ParsingOptions parsingOptions)
        : base(pdfScanner, resourceStore, filterProvider, new ShortContentParser(pageContentParser), parsingOptions)
    {
    }

    protected override PdfPage ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox,
        UserSpaceUnit userSpaceUnit, PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations) =>
        Own(dictionary, initialMatrix, new PdfPageReader(
            pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions,
            ((PdfFilters)ParsingOptions.FilterProvider!).Findings).Process(pageNumber, operations));

    private static PdfPage Own(DictionaryToken dictionary, TransformationMatrix matrix, PdfPage page)
    {
        page.Dictionary = dictionary;
        page.Matrix = matrix;
        return page;
    }

    /// <summary>Refuses the content of a page before it becomes millions of objects.</summary>
    private sealed class ShortContentParser(IPageContentParser inner) : IPageContentParser
    {
        private const long LongestContent = 8L * 1024 * 1024;
        private const long MostOfAPage = 4 * LongestContent;

        private int page;
        private long ofPage;

        public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, UglyToad.PdfPig.Logging.ILog logger)
        {
            ofPage = page == pageNumber ? ofPage + inputBytes.Length : inputBytes.Length;
            page = pageNumber;
            return inputBytes.Length > LongestContent || ofPage > MostOfAPage
                ? throw new InvalidDataException("A page of too much content.")
                : inner.Parse(pageNumber, inputBytes, logger);
        }
    }
}
