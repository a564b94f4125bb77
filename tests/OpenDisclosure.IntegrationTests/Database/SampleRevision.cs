using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>A sealed revision that no row holds, for queries that start from one.</summary>
internal static class SampleRevision
{
    public static Revision Of(byte[] contentHash, DateTimeOffset sealedAt) => new()
    {
        DocumentId = 1,
        No = 2,
        ContentHash = contentHash,
        FileCount = 0,
        ReviewSteps = 1,
        ColumnId = 1,
        Kind = DocumentKind.Notice,
        Title = "t",
        Summary = "",
        DocumentNumber = "",
        DocumentNumberKey = null,
        IssuedOn = null,
        EffectiveOn = null,
        ExpiresOn = null,
        Validity = null,
        SubjectClass = "",
        Genre = "",
        StatutoryItem = null,
        Keywords = "",
        Source = "",
        ResponsibleOffice = "",
        ChangeNote = "",
        Correction = CorrectionKind.Ordinary,
        Notice = "",
        SealedAt = sealedAt,
        Urgent = false,
    };
}
