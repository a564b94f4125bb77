using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("message", table =>
        {
            table.HasCheckConstraint("ck_message_kind", "kind in ('question', 'suggestion', 'fault')");
            table.HasCheckConstraint("ck_message_erased", "erased_at is null or (sealed is null and sealed_answer is null)");
        });
        builder.Ignore(message => message.State);
        builder.Property(message => message.Number).HasMaxLength(MessageNumber.Length).IsUnicode(false);
        builder.Property(message => message.Page).HasMaxLength(Message.PageLength).IsUnicode(false);
        builder.Property(message => message.Sealed).HasMaxLength(Message.SealedLength);
        builder.Property(message => message.SealedAnswer).HasMaxLength(Message.SealedLength);
        builder.HasIndex(message => message.Number).IsUnique();
        builder.HasIndex(message => new { message.Year, message.No }).IsUnique();
        builder.HasIndex(message => message.FormKey).IsUnique();
        builder.HasIndex(message => message.DueOn);
        builder.HasIndex(message => message.DocumentId);
        builder.HasOne<Office>().WithMany().HasForeignKey(message => message.OfficeId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(message => message.AssignedById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(message => message.AnsweredById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(message => message.ClosedById);
        builder.HasOne<Document>().WithMany().HasForeignKey(message => message.DocumentId);
    }
}
