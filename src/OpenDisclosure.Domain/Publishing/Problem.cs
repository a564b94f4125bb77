namespace OpenDisclosure.Domain.Publishing;

/// <summary>Why something cannot be done yet. The code names a text in the resources; the field, where to mend it.</summary>
/// <param name="Field">Name of the form field, or empty when it is about the whole.</param>
/// <param name="Code">Key of the message.</param>
/// <param name="Arguments">What the message names.</param>
public sealed record Problem(string Field, string Code, params object[] Arguments)
{
    /// <summary>A problem of the whole, with no field to point at.</summary>
    public static Problem Whole(string code, params object[] arguments) => new("", code, arguments);
}
