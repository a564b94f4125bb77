using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>Reads a command for SQL Server: whether it parses, and which column of which table stands at each place of its answer.</summary>
internal sealed class SelectedColumns : TSqlFragmentVisitor
{
    private readonly Dictionary<string, string> tables = [];
    private QuerySpecification? outermost;

    private SelectedColumns()
    {
    }

    public static TSqlFragment Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{error.Line}: {error.Message}")) + "\n" + sql);
        return fragment;
    }

    /// <summary>Table and column of each place; the table is empty where a subquery stands between.</summary>
    public static IReadOnlyList<(string Table, string Column)> Of(string sql)
    {
        var visitor = new SelectedColumns();
        Parse(sql).Accept(visitor);
        return [.. (visitor.outermost?.SelectElements ?? []).OfType<SelectScalarExpression>().Select(visitor.Column)];
    }

    /// <summary>The first term of the enum that a column of the model holds; null when it holds none.</summary>
    public static string? Term(IModel model, string table, string column) => model.GetEntityTypes()
        .Where(entity => table.Length == 0 || (entity.GetTableName() ?? entity.GetViewName()) == table)
        .SelectMany(entity => entity.GetProperties())
        .Where(property => property.GetColumnName() == column)
        .Select(property => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)
        .Where(type => type.IsEnum)
        .Select(type => Domain.Publishing.Term.Kebab(Enum.GetNames(type)[0])).FirstOrDefault();

    public override void Visit(QuerySpecification node) => outermost ??= node;

    public override void Visit(NamedTableReference node)
    {
        if (node.Alias is { } alias)
            tables.TryAdd(alias.Value, node.SchemaObject.BaseIdentifier.Value);
    }

    private (string Table, string Column) Column(SelectScalarExpression selected)
    {
        var names = (selected.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers;
        if (names is null)
            return ("", selected.ColumnName?.Value ?? "");
        return (names.Count > 1 ? tables.GetValueOrDefault(names[^2].Value, "") : "", names[^1].Value);
    }
}
