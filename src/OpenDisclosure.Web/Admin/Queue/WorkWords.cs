using System.Globalization;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Queue;

/// <summary>How items of work are named, dated and opened.</summary>
internal static class WorkWords
{
    /// <summary>What kind of work it is.</summary>
    public static string Kind(WorkKind kind) => StaffText.ResourceManager.GetString($"Kind_{kind}", CultureInfo.InvariantCulture)!;

    /// <summary>What the button says.</summary>
    public static string Act(WorkKind kind) => StaffText.ResourceManager.GetString($"Act_{kind}", CultureInfo.InvariantCulture)!;

    /// <summary>Where the item is worked on.</summary>
    public static string Address(WorkItem item) => item.Kind switch
    {
        WorkKind.Returned or WorkKind.Draft => $"/admin/documents/{item.DocumentId}/draft",
        WorkKind.Expiring => $"/admin/documents/{item.DocumentId}",
        WorkKind.Release => $"/admin/release?revisionId={item.RevisionId}",
        _ => $"/admin/revisions/{item.RevisionId}",
    };

    /// <summary>A Beijing date.</summary>
    public static string Day(DateTimeOffset at) => Texts.Iso(BeijingTime.DateOf(at));

    /// <summary>A Beijing minute.</summary>
    public static string Minute(DateTimeOffset at) => Texts.Minute(BeijingTime.Of(at));

    /// <summary>A Beijing time of day.</summary>
    public static string Time(DateTimeOffset at) => BeijingTime.Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
