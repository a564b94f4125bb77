using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Mapping;

namespace OpenDisclosure.Data.Published;

/// <summary>
/// The public's context: the published views alone, no tracking, no writing. On servers it connects with a login that may read
/// nothing else.
/// </summary>
public sealed class PublishedDb(DbContextOptions<PublishedDb> options) : DbContext(options)
{
    public DbSet<PublishedDocument> Documents => Set<PublishedDocument>();

    public DbSet<PublishedBody> Bodies => Set<PublishedBody>();

    public DbSet<PublishedSiteText> SiteTexts => Set<PublishedSiteText>();

    public DbSet<PublishedFile> Files => Set<PublishedFile>();

    public DbSet<PastDocument> Past => Set<PastDocument>();

    public DbSet<PastRelation> PastRelations => Set<PastRelation>();

    public DbSet<PublishedChange> Changes => Set<PublishedChange>();

    public DbSet<PublishedVersion> Versions => Set<PublishedVersion>();

    public DbSet<PublishedVersionBody> VersionBodies => Set<PublishedVersionBody>();

    public DbSet<PublishedRelation> Relations => Set<PublishedRelation>();

    public DbSet<PublishedWithdrawal> Withdrawals => Set<PublishedWithdrawal>();

    public DbSet<PublishedColumn> Columns => Set<PublishedColumn>();

    public DbSet<PublishedTopic> Topics => Set<PublishedTopic>();

    public DbSet<PublishedCounter> Counters => Set<PublishedCounter>();

    public DbSet<PublishedEntry> Entries => Set<PublishedEntry>();

    public DbSet<PublishedTreeNode> TreeNodes => Set<PublishedTreeNode>();

    public DbSet<PublishedCheckpoint> Checkpoints => Set<PublishedCheckpoint>();

    public DbSet<PublishedHead> Heads => Set<PublishedHead>();

    /// <summary>Always throws: what is public changes by a release alone.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("The public context does not write.");

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("The public context does not write.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PublishedDocument>().ToView("public_document").HasKey(document => document.PublicationId);
        modelBuilder.Entity<PastDocument>().ToView("public_past").HasKey(document => document.PublicationId);
        modelBuilder.Entity<PastDocument>().Ignore(document => document.EndedOn);
        modelBuilder.Entity<PastRelation>().ToView("public_past_relation")
            .HasKey(relation => new { relation.PublicationId, relation.Kind, relation.TargetDocumentId });
        modelBuilder.Entity<PublishedChange>().ToView("public_change").HasNoKey();
        modelBuilder.Entity<PublishedBody>().ToView("public_body").HasKey(body => body.PublicationId);
        modelBuilder.Entity<PublishedSiteText>().ToView("public_site_text").HasKey(text => text.PublicationId);
        modelBuilder.Entity<PublishedFile>().ToView("public_file").HasKey(file => new { file.PublicationId, file.Ordinal });
        modelBuilder.Entity<PublishedVersion>().ToView("public_version").HasKey(version => version.PublicationId);
        modelBuilder.Entity<PublishedVersionBody>().ToView("public_version_body").HasKey(body => body.PublicationId);
        modelBuilder.Entity<PublishedRelation>().ToView("public_relation")
            .HasKey(relation => new { relation.PublicationId, relation.Kind, relation.TargetDocumentId });
        modelBuilder.Entity<PublishedWithdrawal>().ToView("public_withdrawal").HasKey(withdrawal => withdrawal.PublicationId);
        modelBuilder.Entity<PublishedColumn>().ToView("public_column").HasKey(column => column.Id);
        modelBuilder.Entity<PublishedColumn>().Property(column => column.Key).HasColumnName("column_key");
        modelBuilder.Entity<PublishedTopic>().ToView("public_topic").HasKey(topic => topic.Id);
        modelBuilder.Entity<PublishedTopic>().Property(topic => topic.Key).HasColumnName("topic_key");
        modelBuilder.Entity<PublishedCounter>().ToView("public_counter").HasKey(counter => new { counter.ColumnId, counter.Year });
        modelBuilder.Entity<PublishedEntry>().ToView("public_entry").HasKey(entry => entry.Seq);
        modelBuilder.Entity<PublishedTreeNode>().ToView("public_tree_node").HasKey(node => new { node.TreeLevel, node.TreeIndex });
        modelBuilder.Entity<PublishedCheckpoint>().ToView("public_checkpoint").HasKey(checkpoint => checkpoint.Size);
        modelBuilder.Entity<PublishedHead>().ToView("public_head").HasKey(head => head.Id);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.FindAnnotation(Microsoft.EntityFrameworkCore.Metadata.RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(Conventions.Snake(property.Name));
        }
    }
}
