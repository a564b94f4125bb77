namespace OpenDisclosure.Content.Reading;

/// <summary>Ends the reading of a file for a reason that its reader is told; never leaves this folder.</summary>
internal sealed class UnreadableException(string reason) : Exception(reason)
{
    public static UnreadableException TooLarge() => new(UnreadableReason.TooLarge);

    public static UnreadableException Damaged() => new(UnreadableReason.Damaged);
}
