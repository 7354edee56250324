package import Model
import Postgres

/// The immutable configuration versions of a team's applications.
package struct ConfigurationRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// Keeps a new version with all of its variables.
    package func insert(_ configuration: ConfigurationVersion) async throws(StoreError) {
        let team = self.tenant.teamID.rawValue
        let application = configuration.applicationID.rawValue
        try await self.session.executeOne(
            ConfigurationStatements.insert, [team, application, configuration.number, try StoredJSON.encode(configuration.run)])
        guard !configuration.variables.isEmpty else { return }
        let variables = try StoredJSON.encode(configuration.variables.map(StoredVariable.init))
        let count = try await self.session.execute(
            ConfigurationStatements.insertVariables, [team, application, configuration.number, variables])
        if count != configuration.variables.count { throw .stale }
    }

    /// - Throws: ``StoreError/notFound``
    package func find(_ number: Int, of application: ApplicationID) async throws(StoreError) -> ConfigurationVersion {
        let run: RunSettings? = try await self.session.first(
            ConfigurationStatements.find, [self.tenant.teamID.rawValue, application.rawValue, number]
        ) { row throws(PostgresError) in try row.json(0) }
        guard let run else { throw .notFound }
        return ConfigurationVersion(
            applicationID: application, number: number, run: run, variables: try await self.variables(number, of: application))
    }

    /// The variables of one version, by name.
    package func variables(_ number: Int, of application: ApplicationID) async throws(StoreError) -> [Variable] {
        try await self.session.query(
            ConfigurationStatements.variables, [self.tenant.teamID.rawValue, application.rawValue, number], decode: Self.variable)
    }

    /// `name, plain_value, sealed_value, version, scope, form`, as every statement about variables reads them.
    @Sendable static func variable(_ row: borrowing PostgresRow) throws(PostgresError) -> Variable {
        let value: Variable.Value
        if let plain: String = try row[1] {
            value = .plain(plain)
        } else {
            value = .sealed(try row[2])
        }
        return Variable(name: try row[0], value: value, version: try row[3], scope: try row.value(4), form: try row.value(5))
    }

    /// All variables that an application gets, its own before those that are shared with it.
    package func effectiveVariables(
        _ number: Int, of application: Application, shared: SharedVariableNumbers
    ) async throws(StoreError) -> [EffectiveVariable] {
        let environment = VariableOwner.environment(application.environmentID, of: application.projectID)
        let project = VariableOwner.project(application.projectID)
        let repository = self.session.sharedVariables(self.tenant)
        return EffectiveVariable.resolve([
            (.application(application.id), try await self.variables(number, of: application.id)),
            (environment, try await repository.variables(shared.environment, of: environment)),
            (project, try await repository.variables(shared.project, of: project)),
        ])
    }
}
