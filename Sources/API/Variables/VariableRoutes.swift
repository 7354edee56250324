import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The variables of applications, and those that projects and environments share with them.
struct VariableRoutes: Sendable {
    /// Where a kind of owner's variables are, and how the owner is found in the address.
    private struct Place: Sendable {
        let list: APIPath
        let upload: APIPath
        let kind: ResourceKind
        let subject: String
        let owner: @Sendable (CallerContext) throws -> VariableOwner
    }

    let variables: VariableService

    func register(in registry: inout RouteRegistry) {
        self.registerEffective(in: &registry)
        self.registerChanges(of: Self.application, in: &registry)
        for place in [Self.project, Self.environment] {
            registry.add(
                .get, place.list.template, access: .permission(.variableRead, on: place.kind),
                summary: "The variables \(place.subject), secrets without their values"
            ) { context in Self.answer(try await self.variables.list(place.owner(context), context: context.call)) }
            self.registerChanges(of: place, in: &registry)
        }
        registry.add(
            .get, APIPath.variablesDiff.template, access: .permission(.variableRead, on: .application),
            RouteOptions(query: Self.differenceQuery), summary: "Which variables changed between two configuration versions"
        ) { context in try await self.difference(context) }
    }

    private static let application = Place(
        list: .variables, upload: .variablesImport, kind: .application, subject: "of an application"
    ) { .application(try $0.id("id")) }

    private static let project = Place(
        list: .projectVariables, upload: .projectVariablesImport, kind: .project, subject: "that a project shares with its applications"
    ) { .project(try $0.id("id")) }

    private static let environment = Place(
        list: .environmentVariables, upload: .environmentVariablesImport, kind: .environment,
        subject: "that an environment shares with its applications"
    ) { .environment(try $0.id("environmentId"), of: try $0.id("id")) }

    private static let uploadQuery = [
        QueryParameter("secret", .flag, "Whether the values are secret"),
        QueryParameter("scope", .choice(Variable.Scope.allCases.map(\.rawValue)), "Where they are seen"),
        QueryParameter("as", .choice(Variable.Form.allCases.map(\.rawValue)), "How they arrive"),
    ]

    private static let differenceQuery = [
        QueryParameter("from", .integer(0...Int(Int32.max), default: nil), "The older configuration version; the one before `to`"),
        QueryParameter("to", .integer(1...Int(Int32.max), default: nil), "The newer configuration version; the newest"),
    ]

    private func registerEffective(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.variables.template, access: .permission(.variableRead, on: .application),
            RouteOptions(query: [QueryParameter("effective", .flag, "Also what its environment and its project share with it")]),
            summary: "The variables of an application, secrets without their values; with effective=true all that it gets, and where from"
        ) { context in
            let id: ApplicationID = try context.id("id")
            guard try context.query.flag("effective") else {
                return Self.answer(try await self.variables.list(.application(id), context: context.call))
            }
            // No entity tag: what others share may change without the application.
            return PageAnswer(try await self.variables.effective(id, context: context.call).variables.map { VariableView($0) })
        }
    }

    private func registerChanges(of place: Place, in registry: inout RouteRegistry) {
        registry.add(
            .put, place.list.template, access: .permission(.variableUpdate, on: place.kind), body: [VariableUpdate].self,
            summary: "Replace the variables \(place.subject)"
        ) { context, updates in
            Self.answer(
                try await self.variables.replace(
                    place.owner(context), with: updates.changes(), revisions: context.expectedRevisions, context: context.call))
        }
        registry.add(
            .post, place.upload.template, access: .permission(.variableUpdate, on: place.kind),
            RouteOptions(query: Self.uploadQuery, errors: [.preconditionFailed]), upload: UploadedText.self,
            summary: "Set the variables of a dotenv file; a file with a mistake sets none"
        ) { context, file in
            let defaults = try Self.defaults(context.query)
            return Self.answer(
                try await self.variables.import(
                    place.owner(context), dotenv: file.text, defaults, revisions: context.expectedRevisions, context: context.call))
        }
    }

    private func difference(_ context: CallerContext) async throws -> JSONAnswer<VariableDifferenceView> {
        let found = try await self.variables.difference(
            context.id("id"), from: context.query.integer("from", in: 0...Int(Int32.max)),
            to: context.query.integer("to", in: 1...Int(Int32.max)), context: context.call)
        return JSONAnswer(
            VariableDifferenceView(
                from: found.from, to: found.to, added: found.difference.added, changed: found.difference.changed,
                removed: found.difference.removed))
    }

    private static func defaults(_ query: QueryItems) throws(Refusal) -> VariableDefaults {
        VariableDefaults(
            isSecret: query["secret"] == nil ? nil : try query.flag("secret"),
            scope: try Self.choice(query, "scope"), form: try Self.choice(query, "as"))
    }

    private static func choice<Value: RawRepresentable & CaseIterable>(
        _ query: QueryItems, _ name: String
    ) throws(Refusal) -> Value? where Value.RawValue == String {
        guard let text = query[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            throw .invalid(field: name, "must be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    private static func answer(_ found: VariableSet) -> PageAnswer<VariableView> {
        PageAnswer(found.variables.map { VariableView($0) }, tag: EntityTag(revision: found.revision))
    }
}
