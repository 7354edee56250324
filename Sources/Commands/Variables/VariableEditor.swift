import APIClient
import APIContract

/// Changes some of an owner's variables and keeps the others, also where somebody else changes them at the same time.
struct VariableEditor {
    /// How often it begins anew when the variables were changed meanwhile.
    static let maximumAttempts = 5

    let client: RoostClient
    let place: VariablePlace

    /// Reads the variables, lets `change` work on them and writes them back, where they are still what was read.
    ///
    /// - Parameter change: takes the variables as they are and returns what they are to be.
    func edit(_ change: ([VariableUpdate]) throws -> [VariableUpdate]) async throws -> Answer<Page<VariableView>> {
        var attempt = 1
        while true {
            let current = try await self.client.variables(of: self.place)
            // The list that is written replaces all: one that is not whole would remove the rest.
            guard current.value.nextCursor == nil else {
                throw CommandFailure("the server answered with a part of the variables only; nothing was changed")
            }
            let wanted = try change(current.value.items.map(Self.kept))
            do throws(ClientError) {
                return try await self.client.replaceVariables(of: self.place, wanted, entityTag: current.entityTag)
            } catch {
                guard case .problem(let problem) = error, problem.status == 412, attempt < Self.maximumAttempts else { throw error }
                attempt += 1
            }
        }
    }

    /// `variables` with those of `updates` set, each in its place or at the end; what is secret stays secret, and what is not said stays.
    static func setting(_ updates: [VariableUpdate], in variables: [VariableUpdate]) -> [VariableUpdate] {
        var result = variables
        for update in updates {
            guard let index = result.firstIndex(where: { $0.name == update.name }) else {
                result.append(update)
                continue
            }
            let wasSecret = result[index].secret == true
            let before = result[index]
            result[index] = update
            if wasSecret { result[index].secret = true }
            result[index].scope = update.scope ?? before.scope
            result[index].form = update.form ?? before.form
        }
        return result
    }

    /// An entry that changes nothing: without its value, the server keeps it.
    private static func kept(_ variable: VariableView) -> VariableUpdate {
        VariableUpdate(
            name: variable.name, secret: variable.secret, scope: VariableScope(rawValue: variable.scope),
            form: VariableForm(rawValue: variable.form))
    }
}
