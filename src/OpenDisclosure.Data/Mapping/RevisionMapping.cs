using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revision", table =>
        {
            table.HasTrigger("revision_append_only");
            table.HasCheckConstraint("ck_revision_steps", "review_steps between 1 and 3");
            table.HasCheckConstraint("ck_revision_counts", "file_count >= 0 and no >= 1");
        });
        builder.Property(revision => revision.Title).HasMaxLength(Draft.TitleLength);
        builder.Property(revision => revision.Summary).HasMaxLength(Draft.SummaryLength);
        builder.Property(revision => revision.DocumentNumber).HasMaxLength(DocumentNumber.Length);
        builder.Property(revision => revision.DocumentNumberKey).HasMaxLength(DocumentNumber.Length);
        builder.Property(revision => revision.SubjectClass).HasMaxLength(Draft.ClassLength);
        builder.Property(revision => revision.Genre).HasMaxLength(Draft.ClassLength);
        builder.Property(revision => revision.ChangeNote).HasMaxLength(Draft.NoteLength);
        builder.Property(revision => revision.Notice).HasMaxLength(Draft.NoteLength);
        builder.HasAlternateKey(revision => new { revision.Id, revision.ContentHash });
        builder.HasAlternateKey(revision => new { revision.Id, revision.DocumentId });
        builder.HasAlternateKey(revision => new { revision.Id, revision.FileCount });
        builder.HasAlternateKey(revision => new { revision.Id, revision.ReviewSteps });
        builder.HasAlternateKey(revision => new { revision.Id, revision.ColumnId });
        builder.HasIndex(revision => new { revision.DocumentId, revision.No }).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(revision => revision.DocumentId);
        builder.HasOne<Column>().WithMany().HasForeignKey(revision => revision.ColumnId);
        builder.Property(revision => revision.Topic).HasMaxLength(Topic.KeyLength).IsUnicode(false);
        builder.HasOne<Topic>().WithMany().HasForeignKey(revision => revision.Topic).HasPrincipalKey(topic => topic.Key);
    }
}

internal sealed class RevisionPartsMapping :
    IEntityTypeConfiguration<RevisionBody>,
    IEntityTypeConfiguration<RevisionFile>,
    IEntityTypeConfiguration<RevisionRelation>,
    IEntityTypeConfiguration<RevisionStep>,
    IEntityTypeConfiguration<RevisionPerson>,
    IEntityTypeConfiguration<RevisionScan>
{
    /// <summary>Markdown grows by its marks; 1.2 million characters is six times the longest source.</summary>
    private const int HtmlLength = Draft.BodyLength * 6;

    private const int ManifestLength = 2_000_000;

    public void Configure(EntityTypeBuilder<RevisionBody> builder)
    {
        builder.ToTable("revision_body", table => table.HasTrigger("revision_body_append_only"));
        builder.HasKey(body => body.RevisionId);
        builder.Property(body => body.RevisionId).ValueGeneratedNever();
        builder.Property(body => body.Manifest).HasMaxLength(ManifestLength);
        builder.Property(body => body.Source).HasMaxLength(Draft.BodyLength);
        builder.Property(body => body.Html).HasMaxLength(HtmlLength);
        builder.HasOne<Revision>().WithOne().HasForeignKey<RevisionBody>(body => body.RevisionId);
    }

    public void Configure(EntityTypeBuilder<RevisionFile> builder)
    {
        builder.ToTable("revision_file", table =>
        {
            table.HasTrigger("revision_file_append_only");
            table.HasCheckConstraint("ck_revision_file_ordinal", "ordinal between 1 and file_count");
        });
        builder.HasKey(file => new { file.RevisionId, file.Ordinal });
        builder.Property(file => file.Name).HasMaxLength(DraftFile.NameLength);
        builder.Property(file => file.MediaType).HasMaxLength(DraftFile.MediaTypeLength).IsUnicode(false);
        builder.HasAlternateKey(file => new { file.RevisionId, file.Ordinal, file.Sha256, file.Name });
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(file => new { file.RevisionId, file.FileCount }).HasPrincipalKey(revision => new { revision.Id, revision.FileCount });
    }

    public void Configure(EntityTypeBuilder<RevisionScan> builder)
    {
        builder.ToTable("revision_scan", table => table.HasTrigger("revision_scan_append_only"));
        builder.HasKey(scan => scan.RevisionId);
        builder.Property(scan => scan.RevisionId).ValueGeneratedNever();
        builder.Property(scan => scan.Findings).HasMaxLength(ScanRecord.Length);
        builder.HasOne<Revision>().WithOne().HasForeignKey<RevisionScan>(scan => scan.RevisionId);
    }

    public void Configure(EntityTypeBuilder<RevisionRelation> builder)
    {
        builder.ToTable("revision_relation", table => table.HasTrigger("revision_relation_append_only"));
        builder.HasKey(relation => new { relation.RevisionId, relation.Kind, relation.TargetId });
        builder.HasOne<Revision>().WithMany().HasForeignKey(relation => relation.RevisionId);
        builder.HasOne<Document>().WithMany().HasForeignKey(relation => relation.TargetId);
    }

    public void Configure(EntityTypeBuilder<RevisionStep> builder)
    {
        builder.ToTable("revision_step", table =>
        {
            table.HasTrigger("revision_step_append_only");
            table.HasCheckConstraint("ck_revision_step", "step between 1 and 3 and duty in ('content-reviewer', 'releaser')");
        });
        builder.HasKey(step => new { step.RevisionId, step.Step });
        builder.HasAlternateKey(step => new { step.RevisionId, step.Step, step.Duty });
        builder.HasOne<Revision>().WithMany().HasForeignKey(step => step.RevisionId);
    }

    public void Configure(EntityTypeBuilder<RevisionPerson> builder)
    {
        builder.ToTable("revision_person", table =>
        {
            table.HasTrigger("revision_person_append_only");
            table.HasCheckConstraint("ck_revision_person_duty", "duty in ('author', 'content-reviewer', 'confidentiality-reviewer', 'releaser')");
        });
        builder.HasKey(person => new { person.RevisionId, person.StaffId });
        builder.HasAlternateKey(person => new { person.RevisionId, person.StaffId, person.Duty });
        builder.HasOne<Revision>().WithMany().HasForeignKey(person => person.RevisionId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(person => person.StaffId);
    }
}
