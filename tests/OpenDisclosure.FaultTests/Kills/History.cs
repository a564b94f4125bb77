using System.Collections.Concurrent;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>What a client knows of its request: it began; it was done, it was refused, or nobody knows.</summary>
internal enum Phase
{
    Invoked,
    Done,
    Refused,
    Unknown,
}

/// <summary>
/// What every client did, in one order, and what every reader saw. An act may show from its beginning on, and must show from its
/// acknowledgement on; between the two anything goes.
/// </summary>
internal sealed class History
{
    private readonly ConcurrentDictionary<string, long> times = new();
    private readonly ConcurrentQueue<string> violations = new();
    private long now;

    public IEnumerable<string> Violations => violations;

    /// <summary>How many acts reached a phase.</summary>
    public int Count(Phase phase) => times.Keys.Count(key => key.EndsWith($" {phase}", StringComparison.Ordinal));

    public long Tick() => Interlocked.Increment(ref now);

    public void Note(string act, string subject, Phase phase) => times[$"{act} {subject} {phase}"] = Tick();

    /// <summary>Notes an act from its beginning to what its answer says.</summary>
    public async Task<Reply> Note(string act, string subject, Func<Task<Reply>> request)
    {
        Note(act, subject, Phase.Invoked);
        var reply = await request();
        Note(act, subject, reply switch { { IsLost: true } or { Code: 503 } => Phase.Unknown, { Acknowledges: true } or { Code: 200 } => Phase.Done, _ => Phase.Refused });
        return reply;
    }

    public bool Was(string act, string subject, Phase phase, long before = long.MaxValue) =>
        times.TryGetValue($"{act} {subject} {phase}", out var at) && at < before;

    /// <summary>A reader asked for the page of a document: was what he saw allowed?</summary>
    public void Saw(Paper paper, int code, long begun)
    {
        var ended = Tick();
        var mustShow = Was("release", paper.Title, Phase.Done, begun) && !Was("withdraw", paper.Title, Phase.Invoked, ended);
        var mustBeGone = Was("withdraw", paper.Title, Phase.Done, begun);
        if (mustShow && code != 200)
            violations.Enqueue($"{paper.Title} was released and acknowledged, and a later reader got {code}.");
        if (mustBeGone && code == 200)
            violations.Enqueue($"{paper.Title} was withdrawn and acknowledged, and a later reader got it.");
    }

    /// <summary>A reader saw the newest page of a list.</summary>
    public void SawList(string text, IEnumerable<Paper> papers)
    {
        var ended = Tick();
        foreach (var paper in papers.Where(paper => text.Contains(paper.Title, StringComparison.Ordinal) && !Was("release", paper.Title, Phase.Invoked, ended)))
            violations.Enqueue($"{paper.Title} was in a list and nobody had released it.");
    }
}
