using System.IO.Compression;
using System.Text;
using System.Xml;
using OpenDisclosure.Content.Files;

namespace OpenDisclosure.Content.Reading;

/// <summary>A relationship of a part.</summary>
/// <param name="Id">Its name in the part.</param>
/// <param name="Type">The last word of its type.</param>
/// <param name="Target">The full name of the part it leads to, or the address when external.</param>
/// <param name="IsExternal">Whether it leads out of the file.</param>
internal sealed record Relation(string Id, string Type, string Target, bool IsExternal);

/// <summary>The zip container of an office file or OFD: its parts by name, unpacked within limits.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries;
    private readonly Dictionary<string, IReadOnlyList<Relation>> relations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> walked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Findings findings;

    private Package(ZipArchive archive, Findings findings)
    {
        this.archive = archive;
        this.findings = findings;
        entries = archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))
            .ToDictionary(entry => entry.FullName.TrimStart('/'), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of all parts.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    /// <exception cref="UnreadableException">The container breaks a rule of <see cref="Files.ZipFile"/>.</exception>
    public static Package Open(Stream content, Findings findings)
    {
        if (Files.ZipFile.Judge(content, Bytes.Read(content, 0, 1024), []) is { Refusal: var refusal and not FileRefusal.HasMacro })
            throw refusal == FileRefusal.TooLarge ? UnreadableException.TooLarge() : UnreadableException.Damaged();
        findings.Cancel.ThrowIfCancellationRequested();
        content.Position = 0;
        return new Package(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true), findings);
    }

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>Whether the part has been read.</summary>
    public bool WasWalked(string part) => walked.Contains(part);

    public long LengthOf(string part) => entries.TryGetValue(part, out var entry) ? entry.Length : 0;

    /// <summary>Walks an XML part; a part that is not there is passed over.</summary>
    public void Walk(string part, XmlWalk walk)
    {
        if (!entries.TryGetValue(part, out var entry))
            return;
        walked.Add(part);
        using var stream = new GuardedStream(entry.Open(), findings, ReadingLimits.LongestXml, isXml: true);
        walk.Run(stream);
    }

    /// <summary>Walks a part of which nothing depends: when it is no proper XML the file is still read.</summary>
    public void TryWalk(string part, XmlWalk walk)
    {
        try
        {
            Walk(part, walk);
        }
        catch (XmlException)
        {
            findings.Hide(HiddenKind.Unreadable, part, UnreadableReason.Damaged);
        }
    }

    /// <summary>The bytes of a part.</summary>
    /// <exception cref="UnreadableException">More than so many.</exception>
    public byte[] ReadAll(string part, long most)
    {
        using var bytes = new MemoryStream();
        using var stream = new GuardedStream(entries[part].Open(), findings, most, isXml: false);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The relationships of a part; those of the package for the empty name.</summary>
    public IReadOnlyList<Relation> RelationsOf(string part)
    {
        if (!relations.TryGetValue(part, out var found))
        {
            var walk = new RelationWalk(part, findings);
            Walk(RelationsPart(part), walk);
            relations[part] = found = walk.Found;
        }

        return found;
    }

    /// <summary>The part that a relationship of this name leads to; null when there is none.</summary>
    public string? Target(string part, string? id) =>
        RelationsOf(part).FirstOrDefault(relation => relation.Id == id && !relation.IsExternal)?.Target;

    public string? FirstOfType(string part, string type) =>
        RelationsOf(part).FirstOrDefault(relation => relation.Type == type && !relation.IsExternal)?.Target;

    public IEnumerable<string> AllOfType(string part, string type) =>
        RelationsOf(part).Where(relation => relation.Type == type && !relation.IsExternal).Select(relation => relation.Target).Distinct();

    public void Dispose() => archive.Dispose();

    /// <summary>A name as seen from a part: relative, from the root, with dots.</summary>
    public static string Resolve(string part, string target)
    {
        var path = target.Split('#', '?')[0].Replace('\\', '/');
        var names = new List<string>();
        if (!path.StartsWith('/'))
            names.AddRange(part.Split('/')[..^1]);
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("." or ".."))
                names.Add(name);
        }

        return Uri.UnescapeDataString(string.Join('/', names));
    }

    private static string RelationsPart(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return new StringBuilder(part.Length + 12).Append(part, 0, slash).Append("_rels/").Append(part, slash, part.Length - slash).Append(".rels").ToString();
    }

    private sealed class RelationWalk(string part, Findings findings) : XmlWalk(findings)
    {
        public List<Relation> Found { get; } = [];

        protected override bool Start(XmlReader element)
        {
            if (element.LocalName != "Relationship" || Attribute(element, "Target") is not { } target)
                return true;
            var type = Attribute(element, "Type") ?? "";
            var isExternal = Attribute(element, "TargetMode") == "External";
            Found.Add(new Relation(Attribute(element, "Id") ?? "", type[(type.LastIndexOf('/') + 1)..], isExternal ? target : Resolve(part, target), isExternal));
            return Found.Count > ReadingLimits.MostItems / 10 ? throw UnreadableException.TooLarge() : true;
        }
    }
}
