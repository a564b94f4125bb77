using System.Text;
using System.Xml;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace OpenDisclosure.Content.Reading;

/// <summary>Looks at what a PDF holds beside its pages: actions, files, forms, comments, layers, properties.</summary>
internal sealed class PdfObjects(PdfDocument document, Findings findings)
{
    private const int MostFields = 20_000;
    private const int HiddenFlag = 2;

    private static readonly string[] Scripts = ["JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute"];

    private static readonly string[] RemoteActions = ["GoToR", "GoToE"];

    private static readonly string[] Attached = ["FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D"];

    private static readonly string[] Remarks =
        ["Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink", "Square", "Circle", "Line", "Polygon", "PolyLine", "Stamp"];

    private static readonly string[] Personal = ["Author", "Company", "Manager", "LastModifiedBy", "SourceModifiedBy"];

    private static readonly string[] OfPrograms = ["Creator", "Producer", "CreationDate", "ModDate", "Trapped"];

    private readonly HashSet<IndirectReference> fields = [];
    private int fieldCount;

    public void ReadDocument()
    {
        var catalog = document.Structure.Catalog.CatalogDictionary;
        JudgeAction(Get(catalog, "OpenAction"), "document", 0);
        JudgeActions(catalog, "document");
        ReadNames(catalog);
        ReadForm(catalog);
        ReadLayers(catalog);
        ReadInformation();
        ReadXmp();
    }

    /// <summary>Notes the comments and actions of a page; gives the text that its form fields and boxes show.</summary>
    public string ReadPage(PdfPage page, string number)
    {
        JudgeActions(page.Dictionary, number);
        var text = new StringBuilder();
        if (Get(page.Dictionary, "Annots") is not ArrayToken annotations)
            return "";
        foreach (var token in annotations.Data.Take(MostFields))
        {
            if (Resolve(token) is DictionaryToken annotation)
                ReadAnnotation(page, number, annotation, text);
        }

        return text.Length == 0 ? "" : "\n" + text;
    }

    private void ReadAnnotation(PdfPage page, string number, DictionaryToken annotation, StringBuilder text)
    {
        var type = NameOf(annotation, "Subtype");
        var contents = Radicals.Fold(TextOf(annotation, "Contents"));
        findings.Spend(contents.Length);
        JudgeAction(Get(annotation, "A"), number, 0);
        JudgeActions(annotation, number);
        if (Attached.Contains(type))
            findings.Hide(HiddenKind.EmbeddedObject, number, type);
        if (type == "Redact" || type == "Square" && Get(annotation, "IC") is ArrayToken { Length: > 0 } && NumberOf(annotation, "CA", 1) > 0.9)
            CoverWith(page, annotation);
        if (Remarks.Contains(type) && contents.Length > 0)
            AddRemark(number, contents);
        if (type == "FreeText" && ((int)NumberOf(annotation, "F", 0) & HiddenFlag) != 0)
            findings.HideText(HiddenKind.HiddenText, number, contents);
        else if (type == "FreeText")
            text.Append(contents).Append('\n');
        if (type == "Widget")
            text.Append(ValueOf(annotation)).Append('\n');
    }

    private void AddRemark(string number, string contents)
    {
        findings.Hide(HiddenKind.Comment, number, contents);
        findings.Add(PartKind.Comment, number, contents);
    }

    private void CoverWith(PdfPage page, DictionaryToken annotation)
    {
        if (Get(annotation, "Rect") is not ArrayToken { Length: 4 } rectangle)
            return;
        var sides = rectangle.Data.Select(token => Resolve(token) is NumericToken number ? number.Double : 0).ToArray();
        page.Cover(new PdfRectangle(sides[0], sides[1], sides[2], sides[3]));
    }

    private string ValueOf(DictionaryToken field)
    {
        var value = Radicals.Fold(TextOf(field, "V"));
        findings.Spend(value.Length);
        return value;
    }

    private void JudgeActions(DictionaryToken owner, string place)
    {
        if (Get(owner, "AA") is not DictionaryToken actions)
            return;
        foreach (var action in actions.Data.Values.Take(50))
            JudgeAction(Resolve(action), place, 0);
    }

    private void JudgeAction(IToken? token, string place, int depth)
    {
        if (token is not DictionaryToken action || depth > 5)
            return;
        var type = NameOf(action, "S");
        if (Scripts.Contains(type))
            findings.Hide(HiddenKind.Script, place, ScriptOf(action, type));
        else if (RemoteActions.Contains(type) || type == "URI" && TextOf(action, "URI").StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            findings.Hide(HiddenKind.ExternalLink, place, TextOf(action, type == "URI" ? "URI" : "F"));
        JudgeAction(Get(action, "Next"), place, depth + 1);
    }

    private string ScriptOf(DictionaryToken action, string type) => TextOf(action, "JS") is { Length: > 0 } script ? script : type;

    private void ReadNames(DictionaryToken catalog)
    {
        if (Get(catalog, "Names") is DictionaryToken names)
        {
            if (Get(names, "JavaScript") is not null)
                findings.Hide(HiddenKind.Script, "document", "JavaScript");
            if (Get(names, "EmbeddedFiles") is DictionaryToken files && (Get(files, "Names") is ArrayToken { Length: > 0 } || Get(files, "Kids") is ArrayToken { Length: > 0 }))
                findings.Hide(HiddenKind.EmbeddedObject, "document", NamesIn(files));
        }

        if (Get(catalog, "AF") is ArrayToken { Length: > 0 })
            findings.Hide(HiddenKind.EmbeddedObject, "document");
    }

    private string NamesIn(DictionaryToken files) => Get(files, "Names") is ArrayToken names
        ? string.Join(", ", names.Data.Take(20).Select(Resolve).OfType<IDataToken<string>>().Select(name => name.Data))
        : "";

    private void ReadForm(DictionaryToken catalog)
    {
        if (Get(catalog, "AcroForm") is not DictionaryToken form)
            return;
        if (Get(form, "XFA") is not null)
            findings.Hide(HiddenKind.CustomData, "XFA");
        if (Get(form, "Fields") is ArrayToken roots)
            ReadFields(roots);
    }

    private void ReadFields(ArrayToken roots)
    {
        var waiting = new Stack<IToken>(roots.Data.Take(MostFields));
        while (waiting.TryPop(out var token) && fieldCount++ < MostFields)
        {
            if (token is IndirectReferenceToken reference && !fields.Add(reference.Data) || Resolve(token) is not DictionaryToken field)
                continue;
            findings.Signed |= NameOf(field, "FT") == "Sig" && Get(field, "V") is DictionaryToken;
            JudgeActions(field, "form");
            findings.Add(PartKind.Hidden, "form", ValueOf(field));
            foreach (var kid in Get(field, "Kids") is ArrayToken kids ? kids.Data.Take(MostFields) : [])
                waiting.Push(kid);
        }
    }

    private void ReadLayers(DictionaryToken catalog)
    {
        if (Get(catalog, "OCProperties") is not DictionaryToken layers || Get(layers, "D") is not DictionaryToken view || Get(view, "OFF") is not ArrayToken { Length: > 0 } off)
            return;
        foreach (var layer in off.Data.Take(FileReading.MostOfAKind).Select(Resolve).OfType<DictionaryToken>())
            findings.Hide(HiddenKind.HiddenText, "layer", TextOf(layer, "Name"));
    }

    private void ReadInformation()
    {
        if (document.Information.DocumentInformationDictionary is not { } information)
            return;
        foreach (var key in information.Data.Keys.Except(OfPrograms).Take(FileReading.MostOfAKind))
        {
            var value = TextOf(information, key);
            findings.Spend(value.Length);
            findings.Add(PartKind.Metadata, key, value);
            if (Personal.Contains(key) && !string.IsNullOrWhiteSpace(value))
                findings.Hide(HiddenKind.AuthorMetadata, key, value);
        }
    }

    private void ReadXmp()
    {
        if (!document.TryGetXmpMetadata(out var xmp))
            return;
        var walk = new XmpWalk(findings);
        try
        {
            using var bytes = new MemoryStream(xmp.GetXmlBytes().ToArray(), writable: false);
            walk.Run(bytes);
        }
        catch (XmlException)
        {
            findings.Hide(HiddenKind.Unreadable, "XMP", UnreadableReason.Damaged);
        }

        findings.Add(PartKind.Metadata, "XMP", walk.Found);
        foreach (var author in walk.Authors)
            findings.Hide(HiddenKind.AuthorMetadata, "XMP", author);
    }

    private IToken? Get(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var token) ? Resolve(token) : null;

    private string NameOf(DictionaryToken dictionary, string name) => Get(dictionary, name) is NameToken found ? found.Data : "";

    private double NumberOf(DictionaryToken dictionary, string name, double otherwise) => Get(dictionary, name) is NumericToken found ? found.Double : otherwise;

    /// <summary>A text; one that is kept as a stream is given by its beginning, which the caller shows as an excerpt.</summary>
    private string TextOf(DictionaryToken dictionary, string name) => Get(dictionary, name) switch
    {
        NameToken => "",
        IDataToken<string> text => text.Data,
        DictionaryToken file => TextOfFile(file),
        _ => "",
    };

    private string TextOfFile(DictionaryToken file) => Get(file, "UF") is IDataToken<string> wide ? wide.Data : Get(file, "F") is IDataToken<string> name ? name.Data : "";

    private IToken? Resolve(IToken token)
    {
        for (var i = 0; i < 20 && token is IndirectReferenceToken reference; i++)
            token = document.Structure.TokenScanner.Get(reference.Data)?.Data ?? NullToken.Instance;
        return token is IndirectReferenceToken or NullToken ? null : token;
    }
}

/// <summary>The texts of an XMP packet, and the people it names.</summary>
internal sealed class XmpWalk(Findings findings) : XmlWalk(findings)
{
    private static readonly string[] Personal = ["creator", "Author", "Company", "Manager", "AuthorsPosition", "CaptionWriter"];

    private readonly GrowingText text = new(findings);

    public string Found => text.ToString();

    public List<string> Authors { get; } = [];

    public List<string> Places { get; } = [];

    protected override bool Start(XmlReader element)
    {
        foreach (var name in Personal)
        {
            if (Attribute(element, name) is { Length: > 0 } value)
                Authors.Add(value);
        }

        if (Attribute(element, "GPSLatitude") is { Length: > 0 } place)
            Places.Add(place);
        return true;
    }

    protected override void Text(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        text.Append(value).Append('\n');
        if (Personal.Any(name => Current == name || IsUnder(name)))
            Authors.Add(value);
        if (Current == "GPSLatitude")
            Places.Add(value);
    }
}
