using OpenDisclosure.Content.Text;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data;

/// <summary>Says in words what character a text must not hold, and where.</summary>
public static class ForbiddenText
{
    /// <summary>The first such character as a problem of a field; null when there is none, or no text.</summary>
    public static Problem? In(string field, string? text) =>
        text is not null && TextGuard.Find(text) is { } found ? new Problem(field, "Character" + found.Kind, found.Position) : null;
}
