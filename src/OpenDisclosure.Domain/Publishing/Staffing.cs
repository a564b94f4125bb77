using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>Whether enough different people are there for one document: one person, one duty.</summary>
public static class Staffing
{
    /// <summary>Whether every duty of a document can be taken by a person of its own.</summary>
    /// <param name="people">The roles of each person.</param>
    /// <param name="steps">The content steps of the column; the releaser's own step needs nobody more.</param>
    public static bool Suffices(IReadOnlyList<IReadOnlySet<Role>> people, IReadOnlyList<Duty> steps)
    {
        var duties = new List<Role> { Role.ConfidentialityReviewer, Role.Releaser, Role.Drafter };
        duties.AddRange(steps.Where(duty => duty == Duty.ContentReviewer).Select(_ => Role.OfficeHead));
        return Assign(people, duties, 0, []);
    }

    private static bool Assign(IReadOnlyList<IReadOnlySet<Role>> people, List<Role> duties, int duty, HashSet<int> taken)
    {
        if (duty == duties.Count)
            return true;
        for (var person = 0; person < people.Count; person++)
        {
            if (!people[person].Contains(duties[duty]) || !taken.Add(person))
                continue;
            if (Assign(people, duties, duty + 1, taken))
                return true;
            taken.Remove(person);
        }

        return false;
    }
}
