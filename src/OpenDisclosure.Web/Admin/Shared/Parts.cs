namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Where a list goes on, for <c>_Pager</c>.</summary>
/// <param name="Place">What is shown, in words.</param>
/// <param name="Newer">Address of the newer part, or null.</param>
/// <param name="Older">Address of the older part, or null.</param>
internal sealed record Pager(string Place, string? Newer, string? Older);

/// <summary>An act that asks once more, for <c>_Confirm</c>.</summary>
/// <param name="Heading">What unfolds it.</param>
/// <param name="Sentence">What will happen.</param>
/// <param name="Action">Address that it is posted to.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Destructive">Whether it takes something away.</param>
/// <param name="Fields">Hidden fields.</param>
internal sealed record Confirmation(
    string Heading, string Sentence, string Action, string Button, bool Destructive, params HiddenField[] Fields);

/// <summary>A field that is posted and not shown.</summary>
internal sealed record HiddenField(string Name, string Value);
