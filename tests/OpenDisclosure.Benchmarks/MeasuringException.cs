namespace OpenDisclosure.Benchmarks;

/// <summary>A benchmark cannot go on; the message says why to the person at the terminal.</summary>
internal sealed class MeasuringException(string message) : Exception(message);
