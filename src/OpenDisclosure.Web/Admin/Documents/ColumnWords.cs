using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Documents;

/// <summary>A column with what it asks of a document.</summary>
internal static class ColumnWords
{
    /// <summary>Its name and its steps.</summary>
    public static string Of(ColumnChoice column) => column switch
    {
        { Closed: true } => Texts.Fill(StaffText.New_ColumnClosed, column.Name),
        { OwnReviewer: true } => Texts.Fill(StaffText.New_ColumnSteps, column.Name, column.ContentSteps),
        _ => Texts.Fill(StaffText.New_ColumnSigning, column.Name),
    };
}
