using OpenDisclosure.Data;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>What is to be filled.</summary>
/// <param name="Provider">The database's provider.</param>
/// <param name="Connection">Its connection; the database is new.</param>
/// <param name="Folder">The data folder that the program will serve with it.</param>
/// <param name="Documents">How many documents are released.</param>
/// <param name="Seed">The same seed makes the same choices; keys and salts are new each time.</param>
internal sealed record FillRequest(DatabaseProvider Provider, string Connection, string Folder, int Documents, int Seed = 1);
