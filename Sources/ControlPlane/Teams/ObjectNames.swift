import Model

/// The two names of teams, projects and applications: a slug for machines, a text for people.
enum ObjectNames {
    static func check(slug: String, name: String?) throws(ControlPlaneError) -> (slug: Slug, name: String) {
        var validation = Validation()
        let checked = Slug(slug)
        validation.require(checked != nil, "slug", "must be 1 to 40 of a-z, 0-9 and hyphens, and not begin or end with one")
        if let name { validation.add(self.problems(of: name)) }
        do { try validation.finish() } catch { throw .invalid(error) }
        guard let checked else { throw .notFound }
        return (checked, name ?? slug)
    }

    static func check(name: String) throws(ControlPlaneError) {
        let problems = self.problems(of: name)
        if !problems.isEmpty { throw .invalid(ValidationError(problems)) }
    }

    private static func problems(of name: String) -> [FieldProblem] {
        var validation = Validation()
        validation.require((1...200).contains(name.unicodeScalars.count), "name", "must have 1 to 200 characters")
        validation.require(name.unicodeScalars.allSatisfy { $0.value != 0 }, "name", "must not contain NUL")
        return validation.problems
    }
}
