using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.Data.Mapping;

internal sealed class ListedWordMapping : IEntityTypeConfiguration<ListedWord>
{
    public void Configure(EntityTypeBuilder<ListedWord> builder)
    {
        builder.ToTable("listed_word");
        builder.Property(line => line.Word).HasMaxLength(ListedWord.WordLength);
        builder.Property(line => line.Meaning).HasMaxLength(ListedWord.MeaningLength);
        builder.HasIndex(line => new { line.List, line.Word });
        builder.HasOne<Staff>().WithMany().HasForeignKey(line => line.AddedById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(line => line.RemovedById);
    }
}
