import APIContract
import ControlPlane
import HTTPTypes
import Model

/// One thing done to several applications.
struct BulkRoutes: Sendable {
    let bulk: BulkService

    func register(in registry: inout RouteRegistry) {
        registry.add(
            .post, APIPath.applicationsBulk.template, access: .signedIn, RouteOptions(success: .accepted), body: BulkRequest.self,
            summary: "Deploy, restart, stop, start or delete several applications; each is decided alone"
        ) { context, request in
            let outcomes = try await self.bulk.perform(request.action.action, on: try request.applications(), context: context.call)
            return JSONAnswer(
                try BulkView(items: outcomes.map { try Self.item($0.id, $0.outcome, of: request.action, traceID: context.traceID) }))
        }
    }

    private static func item(
        _ id: ApplicationID, _ outcome: Result<DeploymentID?, ControlPlaneError>, of action: BulkAction, traceID: String
    ) throws -> BulkItemView {
        switch outcome {
        case .success(let deployment):
            let status: HTTPResponse.Status = action == .delete ? .noContent : .accepted
            return BulkItemView(id: id.description, status: status.code, deploymentId: deployment?.description)
        case .failure(let error):
            guard let refusal = ErrorMapping.refusal(for: error) else { throw error }
            let instance = action.path.filled(id.description)
            return BulkItemView(
                id: id.description, status: refusal.code.status, problem: Problem(refusal, instance: instance, traceID: traceID))
        }
    }
}

extension BulkRequest {
    /// - Throws: ``ValidationError`` with a problem for each that is no id.
    fileprivate func applications() throws(ValidationError) -> [ApplicationID] {
        var validation = Validation()
        validation.require(self.ids.count <= BulkService.maximumSize, "ids", "must name 1 to \(BulkService.maximumSize) applications")
        try validation.finish()
        let ids = self.ids.map { ApplicationID($0) }
        for (index, id) in ids.enumerated() { validation.require(id != nil, "ids.\(index)", "must be an id") }
        try validation.finish()
        return ids.compactMap(\.self)
    }
}

extension BulkAction {
    fileprivate var action: ApplicationAction {
        switch self {
        case .deploy: .deploy
        case .restart: .restart
        case .stop: .stop
        case .start: .start
        case .delete: .delete
        }
    }

    /// Where the same is asked for one application.
    fileprivate var path: APIPath {
        switch self {
        case .deploy: .deploy
        case .restart: .restart
        case .stop: .stop
        case .start: .start
        case .delete: .application
        }
    }
}

extension Problem {
    fileprivate init(_ refusal: Refusal, instance: String, traceID: String) {
        let errors = refusal.problems.map { FieldError(field: $0.field, message: $0.message) }
        self.init(
            type: refusal.type, title: refusal.code.title, status: refusal.code.status, detail: refusal.detail, instance: instance,
            code: refusal.code.rawValue, traceId: traceID, errors: errors.isEmpty ? nil : errors)
    }
}
