package import APIContract
import NIOHTTP1

extension RoostClient {
    /// An application's own variables.
    package func variables(_ id: String) async throws(ClientError) -> Answer<Page<VariableView>> {
        try await self.variables(of: .application(id))
    }

    /// The variables of an application, or those that a project or an environment shares.
    package func variables(of place: VariablePlace) async throws(ClientError) -> Answer<Page<VariableView>> {
        try await self.answer(Call(.GET, place.list), as: Page<VariableView>.self)
    }

    /// All variables that an application gets with its next deployment, each with where it comes from.
    package func effectiveVariables(_ id: String) async throws(ClientError) -> Answer<Page<VariableView>> {
        try await self.answer(Call(.GET, APIPath.variables.filled(id), query: [("effective", "true")]), as: Page<VariableView>.self)
    }

    /// Replaces an application's variables, where they are still those of `entityTag`.
    package func replaceVariables(_ id: String, _ request: [VariableUpdate], entityTag: String? = nil) async throws(ClientError) -> Answer<
        Page<VariableView>
    > {
        try await self.replaceVariables(of: .application(id), request, entityTag: entityTag)
    }

    /// Replaces variables, where they are still those of `entityTag`.
    package func replaceVariables(
        of place: VariablePlace, _ request: [VariableUpdate], entityTag: String? = nil
    ) async throws(ClientError) -> Answer<Page<VariableView>> {
        var call = Call(.PUT, place.list)
        call.body = try self.encode(request)
        call.entityTag = entityTag
        return try await self.answer(call, as: Page<VariableView>.self)
    }

    /// Sets the variables of a dotenv file and keeps all others.
    package func importVariables(
        of place: VariablePlace, dotenv: [UInt8], secret: Bool? = nil, scope: VariableScope? = nil, form: VariableForm? = nil
    ) async throws(ClientError) -> Answer<Page<VariableView>> {
        var call = Call(
            .POST, place.upload, query: [("secret", secret.map(String.init)), ("scope", scope?.rawValue), ("as", form?.rawValue)])
        call.body = dotenv
        call.contentType = "text/plain; charset=utf-8"
        return try await self.answer(call, as: Page<VariableView>.self)
    }

    /// Which variables changed between two configuration versions; nil for the newest and the one before it.
    package func variableDifference(_ id: String, from: Int? = nil, to: Int? = nil) async throws(ClientError) -> Answer<
        VariableDifferenceView
    > {
        try await self.answer(
            Call(.GET, APIPath.variablesDiff.filled(id), query: [("from", from.map(String.init)), ("to", to.map(String.init))]),
            as: VariableDifferenceView.self)
    }
}
