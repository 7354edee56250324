import APIContract
import Model

extension BuildView {
    init(_ build: BuildSettings) {
        self.init(
            type: BuildType.dockerfile.rawValue, dockerfile: build.dockerfile.rawValue, target: build.target,
            args: build.arguments.mapValues(\.rawValue), noCache: build.noCache, pull: build.pull)
    }
}

extension BuildRequest {
    /// Changes what is given; what is not given stays.
    func apply(to build: inout BuildSettings) {
        if let dockerfile { build.dockerfile = ExactText(dockerfile) }
        build.target = self.target.applied(to: build.target)
        if let args { build.arguments = args.mapValues { ExactText($0) } }
        if let noCache { build.noCache = noCache }
        if let pull { build.pull = pull }
    }

    /// What is defined but not built yet.
    func unsupported() -> [FieldProblem] {
        var validation = Validation()
        switch self.type {
        case nil, .dockerfile: break
        case .auto, .compose, .script, .staticSite, .node, .python, .go, .rust, .java, .php, .ruby, .dotnet:
            validation.refuseUnsupported(true, "build.type", "only dockerfile is built yet")
        }
        return validation.problems
    }
}
