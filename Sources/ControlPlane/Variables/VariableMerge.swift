import Model
import Vault

/// Makes the next version of an owner's variables.
struct VariableMerge: Sendable {
    let keyring: MasterKeyring
    let team: TeamID
    let owner: VariableOwner
    /// The number of the version that is made.
    let number: Int

    /// Keeps the value of what did not change, so that a variable's version tells when its value was set.
    ///
    /// - Throws: `ValidationError` where a value is missing, or cannot be a file.
    func apply(_ changes: [VariableChange], to old: [Variable]) throws -> [Variable] {
        let known = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        return try changes.enumerated().map { index, change in
            let variable = try self.variable(change, known[change.name], index: index)
            guard change.form == .file, change.scope.reachesRun, known[change.name] != variable else { return variable }
            // Swarm takes no secret without content.
            if try self.isEmpty(variable) { throw ValidationError(field: "\(index).value", "must not be empty where it is a file") }
            return variable
        }.sorted { $0.name < $1.name }
    }

    private func variable(_ change: VariableChange, _ known: Variable?, index: Int) throws -> Variable {
        guard let value = change.value else {
            guard let known, known.isSecret == change.isSecret else {
                throw ValidationError(field: "\(index).value", "is needed: there is no such variable to keep")
            }
            return Variable(name: known.name, value: known.value, version: known.version, scope: change.scope, form: change.form)
        }
        if !change.isSecret {
            let isKept = known?.value == .plain(value)
            return Variable(
                name: change.name, value: .plain(value), version: isKept ? known?.version ?? self.number : self.number,
                scope: change.scope, form: change.form)
        }
        let context = Variable.sealContext(team: self.team, owner: self.owner, name: change.name, version: self.number)
        let sealed = try self.keyring.seal(Array(value.utf8), context: context)
        return Variable(name: change.name, value: .sealed(sealed), version: self.number, scope: change.scope, form: change.form)
    }

    private func isEmpty(_ variable: Variable) throws -> Bool {
        switch variable.value {
        case .plain(let value): return value.isEmpty
        case .sealed(let bytes):
            let context = Variable.sealContext(team: self.team, owner: self.owner, name: variable.name, version: variable.version)
            return try self.keyring.open(bytes, context: context).isEmpty
        }
    }
}
