using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

internal sealed class ColumnMapping : IEntityTypeConfiguration<Column>
{
    public void Configure(EntityTypeBuilder<Column> builder)
    {
        builder.ToTable("site_column");
        builder.Property(column => column.Key).HasColumnName("column_key").HasMaxLength(Column.KeyLength).IsUnicode(false);
        builder.Property(column => column.StaffName).HasMaxLength(Column.NameLength);
        builder.Property(column => column.Version).IsConcurrencyToken();
        builder.HasIndex(column => column.Key).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(column => column.UnitId);
        builder.HasOne<Column>().WithMany().HasForeignKey(column => column.ParentId);
        builder.HasMany(column => column.Steps).WithOne().HasForeignKey(step => step.ColumnId);
        builder.Navigation(column => column.Steps).AutoInclude();
    }
}

internal sealed class ColumnStepMapping : IEntityTypeConfiguration<ColumnStep>
{
    public void Configure(EntityTypeBuilder<ColumnStep> builder)
    {
        builder.ToTable("site_column_step", table => table.HasCheckConstraint(
            "ck_site_column_step", "step between 1 and 3 and duty in ('content-reviewer', 'releaser')"));
        builder.HasKey(step => new { step.ColumnId, step.Step });
    }
}

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("topic");
        builder.Property(topic => topic.Key).HasColumnName("topic_key").HasMaxLength(Topic.KeyLength).IsUnicode(false);
        builder.Property(topic => topic.StaffName).HasMaxLength(Topic.NameLength);
        builder.Property(topic => topic.Version).IsConcurrencyToken();
        builder.HasAlternateKey(topic => topic.Key);
    }
}

internal sealed class ColumnCounterMapping : IEntityTypeConfiguration<ColumnCounter>
{
    public void Configure(EntityTypeBuilder<ColumnCounter> builder)
    {
        builder.ToTable("column_counter", table => table.HasCheckConstraint("ck_column_counter", "live >= 0"));
        builder.HasKey(counter => new { counter.ColumnId, counter.Year });
        builder.HasOne<Column>().WithMany().HasForeignKey(counter => counter.ColumnId);
    }
}

internal sealed class IndexCounterMapping : IEntityTypeConfiguration<IndexCounter>
{
    public void Configure(EntityTypeBuilder<IndexCounter> builder)
    {
        builder.ToTable("index_counter");
        builder.HasKey(counter => new { counter.UnitId, counter.Year });
        builder.HasOne<Unit>().WithMany().HasForeignKey(counter => counter.UnitId);
    }
}

internal sealed class CatalogueEntryMapping : IEntityTypeConfiguration<CatalogueEntry>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
    {
        builder.ToTable("catalogue_entry", table => table.HasTrigger("catalogue_entry_append_only"));
        builder.HasKey(entry => entry.DocumentId);
        builder.Property(entry => entry.DocumentId).ValueGeneratedNever();
        builder.Property(entry => entry.IndexNumber).HasMaxLength(IndexNumber.Length).IsUnicode(false);
        builder.Property(entry => entry.IndexNumberKey).HasMaxLength(IndexNumber.Length).IsUnicode(false);
        builder.Property(entry => entry.Address).HasMaxLength(CatalogueEntry.AddressLength).IsUnicode(false);
        builder.HasIndex(entry => entry.IndexNumberKey).IsUnique();
        builder.HasIndex(entry => entry.Address).IsUnique();
        builder.HasOne<Document>().WithOne().HasForeignKey<CatalogueEntry>(entry => entry.DocumentId);
        builder.HasOne<AuditEntry>().WithMany()
            .HasForeignKey(entry => new { entry.Seq, entry.FirstPublishedAt }).HasPrincipalKey(entry => new { entry.Seq, entry.At });
    }
}
