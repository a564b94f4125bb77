using Xunit.Abstractions;
using Xunit.Sdk;

// Two tests at a time: the product and the browser are processes of their own and fill the rest of a small machine.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestFramework("OpenDisclosure.BrowserTests.Fixtures.EndedFramework", "OpenDisclosure.BrowserTests")]

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>xunit 2 has no fixture of an assembly: this ends the browser and the product after the last test.</summary>
public sealed class EndedFramework : XunitTestFramework
{
    public EndedFramework(IMessageSink messageSink)
        : base(messageSink) => DisposalTracker.Add(new Ending());

    private sealed class Ending : IDisposable
    {
        public void Dispose() => Task.WhenAll(Chromium.End(), Product.End()).GetAwaiter().GetResult();
    }
}
