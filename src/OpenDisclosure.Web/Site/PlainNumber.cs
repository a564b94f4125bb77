using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace OpenDisclosure.Web.Site;

/// <summary>Numbers in the query of an address: each has one spelling, so that a page has one address.</summary>
internal static class PlainNumber
{
    /// <summary>Reads a number from 1 on, in ASCII digits without zeros in front.</summary>
    /// <param name="values">What the query holds under its key.</param>
    /// <param name="digits">The most digits.</param>
    /// <param name="number">Null when there is none.</param>
    /// <returns>False when something else stands there.</returns>
    public static bool TryRead(StringValues values, int digits, out int? number)
    {
        number = null;
        if (values.Count == 0)
            return true;
        if (values is not [{ Length: > 0 } text] || text.Length > digits || text[0] is < '1' or > '9' || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
            return false;
        number = plain;
        return true;
    }
}
