import Model

/// What a dotenv file says to change.
enum DotenvImport {
    /// The variables of a file.
    ///
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with a problem for each mistake, its field `line N`.
    static func entries(of text: String) throws(ControlPlaneError) -> [DotenvParser.Entry] {
        let parsed = DotenvParser(text)
        var problems = parsed.problems
        for entry in parsed.entries {
            if entry.name.hasPrefix("ROOST_") {
                problems.append(DotenvParser.Problem(line: entry.line, message: "\(entry.name): names with ROOST_ are the platform's"))
            }
            if entry.value.utf8.count > VariableInput.maximumValueSize {
                let message = "the value of \(entry.name) is longer than \(VariableInput.maximumValueSize) bytes"
                problems.append(DotenvParser.Problem(line: entry.line, message: message))
            }
        }
        guard problems.isEmpty else {
            throw .invalid(
                ValidationError(
                    problems.sorted { $0.line < $1.line }.map { FieldProblem(field: "line \($0.line)", message: $0.message) }))
        }
        return parsed.entries
    }

    /// The variables of several files; of one name the last one counts.
    ///
    /// - Throws: ``ControlPlaneError/invalid(_:)`` with a problem for each mistake, its field `envFiles.N.line M`.
    static func entries(ofFiles files: [String]) throws(ControlPlaneError) -> [DotenvParser.Entry] {
        var problems: [FieldProblem] = []
        var entries: [DotenvParser.Entry] = []
        for (index, text) in files.enumerated() {
            do throws(ControlPlaneError) {
                let found = try Self.entries(of: text)
                let names = Set(found.map(\.name))
                entries = entries.filter { !names.contains($0.name) } + found
            } catch {
                guard case .invalid(let error) = error else { throw error }
                problems += error.problems.map { FieldProblem(field: "envFiles.\(index).\($0.field)", message: $0.message) }
            }
        }
        guard problems.isEmpty else { throw .invalid(ValidationError(problems)) }
        return entries
    }

    /// The variables that are there with those of the file set; what is secret stays secret.
    ///
    /// - Throws: `ValidationError` by line where a file would be empty.
    static func changes(
        _ entries: [DotenvParser.Entry], _ defaults: VariableDefaults, in old: [Variable]
    ) throws(ValidationError) -> [VariableChange] {
        let known = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let names = Set(entries.map(\.name))
        let kept = old.filter { !names.contains($0.name) }.map(VariableChange.init(keeping:))
        let set = entries.map { entry in
            let there = known[entry.name]
            return VariableChange(
                name: entry.name, value: entry.value, isSecret: there?.isSecret == true || defaults.isSecret == true,
                scope: defaults.scope ?? there?.scope ?? .run, form: defaults.form ?? there?.form ?? .env)
        }
        let empty = zip(entries, set).filter { $1.form == .file && $1.scope.reachesRun && $0.value.isEmpty }
        guard empty.isEmpty else {
            throw ValidationError(
                empty.map { FieldProblem(field: "line \($0.0.line)", message: "\($0.0.name) must not be empty where it is a file") })
        }
        return kept + set
    }
}
