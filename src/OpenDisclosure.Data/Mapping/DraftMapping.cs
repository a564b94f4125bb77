using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("document");
        builder.Property(document => document.Key).HasMaxLength(Document.KeyLength).IsUnicode(false);
        builder.Property(document => document.SiteTextKey).HasMaxLength(Document.SiteTextKeyLength).IsUnicode(false);
        builder.HasIndex(document => document.Key).IsUnique();
        builder.HasIndex(document => document.SiteTextKey).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(document => document.UnitId);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("draft");
        builder.HasKey(draft => draft.DocumentId);
        builder.Property(draft => draft.DocumentId).ValueGeneratedNever();
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.Title).HasMaxLength(Draft.TitleLength);
        builder.Property(draft => draft.Summary).HasMaxLength(Draft.SummaryLength);
        builder.Property(draft => draft.Body).HasMaxLength(Draft.BodyLength);
        builder.Property(draft => draft.SubjectClass).HasMaxLength(Draft.ClassLength);
        builder.Property(draft => draft.Genre).HasMaxLength(Draft.ClassLength);
        builder.Property(draft => draft.DocumentNumber).HasMaxLength(DocumentNumber.Length);
        builder.Property(draft => draft.ChangeNote).HasMaxLength(Draft.NoteLength);
        builder.Property(draft => draft.Notice).HasMaxLength(Draft.NoteLength);
        builder.Property(draft => draft.Fields).HasMaxLength(Draft.FieldsLength);
        builder.HasOne<Document>().WithOne().HasForeignKey<Draft>(draft => draft.DocumentId);
        builder.HasOne<Column>().WithMany().HasForeignKey(draft => draft.ColumnId);
        builder.Property(draft => draft.Topic).HasMaxLength(Topic.KeyLength).IsUnicode(false);
        builder.HasOne<Topic>().WithMany().HasForeignKey(draft => draft.Topic).HasPrincipalKey(topic => topic.Key);
        builder.HasOne<Staff>().WithMany().HasForeignKey(draft => draft.UpdatedById);
    }
}

internal sealed class DraftTemplateMapping : IEntityTypeConfiguration<DraftTemplate>
{
    public void Configure(EntityTypeBuilder<DraftTemplate> builder)
    {
        builder.ToTable("draft_template");
        builder.Property(template => template.Name).HasMaxLength(DraftTemplate.NameLength);
        builder.Property(template => template.Fields).HasMaxLength(DraftTemplate.FieldsLength);
        builder.HasIndex(template => template.UnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(template => template.UnitId);
        builder.HasOne<Column>().WithMany().HasForeignKey(template => template.ColumnId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(template => template.MadeById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(template => template.ChangedById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(template => template.RemovedById);
    }
}

internal sealed class DraftPartsMapping :
    IEntityTypeConfiguration<DraftContributor>,
    IEntityTypeConfiguration<DraftFile>,
    IEntityTypeConfiguration<DraftRelation>,
    IEntityTypeConfiguration<Presence>,
    IEntityTypeConfiguration<DraftAnswer>
{
    public void Configure(EntityTypeBuilder<DraftContributor> builder)
    {
        builder.ToTable("draft_contributor");
        builder.HasKey(contributor => new { contributor.DocumentId, contributor.StaffId });
        builder.HasOne<Document>().WithMany().HasForeignKey(contributor => contributor.DocumentId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(contributor => contributor.StaffId);
    }

    public void Configure(EntityTypeBuilder<DraftFile> builder)
    {
        builder.ToTable("draft_file");
        builder.Property(file => file.Name).HasMaxLength(DraftFile.NameLength);
        builder.Property(file => file.MediaType).HasMaxLength(DraftFile.MediaTypeLength).IsUnicode(false);
        builder.Property(file => file.Stripped).HasMaxLength(DraftFile.StrippedLength).IsUnicode(false);
        builder.HasIndex(file => new { file.DocumentId, file.Name }).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(file => file.DocumentId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(file => file.AddedById);
    }

    public void Configure(EntityTypeBuilder<DraftRelation> builder)
    {
        builder.ToTable("draft_relation");
        builder.HasKey(relation => new { relation.DocumentId, relation.Kind, relation.TargetId });
        builder.HasOne<Document>().WithMany().HasForeignKey(relation => relation.DocumentId);
        builder.HasOne<Document>().WithMany().HasForeignKey(relation => relation.TargetId);
    }

    public void Configure(EntityTypeBuilder<DraftAnswer> builder)
    {
        builder.ToTable("draft_answer");
        builder.HasKey(answer => new { answer.DocumentId, answer.Key });
        builder.Property(answer => answer.Key).HasMaxLength(DraftAnswer.KeyLength).IsUnicode(false);
        builder.Property(answer => answer.Reason).HasMaxLength(DraftAnswer.ReasonLength);
        builder.HasOne<Document>().WithMany().HasForeignKey(answer => answer.DocumentId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(answer => answer.StaffId);
    }

    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.ToTable("presence");
        builder.HasKey(presence => new { presence.DocumentId, presence.StaffId });
        builder.HasOne<Document>().WithMany().HasForeignKey(presence => presence.DocumentId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(presence => presence.RevisionId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(presence => presence.StaffId);
    }
}
