import APIContract
import ControlPlane
import HTTPTypes
import Model

/// The variables of applications.
struct VariableRoutes: Sendable {
    let variables: VariableService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .get, APIPath.variables.template, access: .permission(.variableRead, on: .application),
            summary: "The variables of an application, secrets without their values"
        ) { context in Self.answer(try await self.variables.list(context.id("id"), context: context.call)) }
        registry.add(
            .put, APIPath.variables.template, access: .permission(.variableUpdate, on: .application), RouteOptions(errors: [.notSupported]),
            body: [VariableUpdate].self,
            summary: "Replace the variables of an application"
        ) { context, updates in
            let changes = try updates.changes()
            return Self.answer(
                try await self.variables.replace(
                    context.id("id"), with: changes, revisions: context.expectedRevisions, context: context.call))
        }
    }

    private static func answer(_ found: (variables: [Variable], revision: Int)) -> PageAnswer<VariableView> {
        PageAnswer(found.variables.map(VariableView.init), tag: EntityTag(revision: found.revision))
    }
}
