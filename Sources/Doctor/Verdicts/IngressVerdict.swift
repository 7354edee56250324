internal import Ingress

/// What is said of the ingress, by what was seen of it.
enum IngressVerdict {
    private static let worker = "Start roostd with the role worker; where one runs, its log says what keeps it from this."

    /// - Parameter routes: how many Postgres says are public; nil where it does not answer.
    static func findings(_ seen: IngressInspection, routes: Int?) -> [Finding] {
        guard let container = seen.container else {
            if let status = seen.answer.status {
                return [
                    .failed(
                        "ingress.container", "there is no container \(seen.name), and somebody else answers \(status) at \(seen.address)",
                        repair:
                            "End what listens there, or give the ingress another port with ROOST_INGRESS_URL and ROOST_INGRESS_HTTP_PORT.")
                ]
            }
            return [
                .warning(
                    "ingress.container", "there is no container \(seen.name) yet",
                    repair: "Start roostd with the role worker, which makes it.")
            ]
        }
        guard container.isRunning else {
            let reason = container.error.isEmpty ? "" : ": \(container.error)"
            return [.failed("ingress.container", "the container \(seen.name) is \(container.state)\(reason)", repair: Self.worker)]
        }
        var findings = [
            container.isCurrent
                ? Finding.ok("ingress.container", "\(seen.name) runs")
                : .warning(
                    "ingress.container", "\(seen.name) runs with other settings than these",
                    repair: "Start roostd with these settings: its worker makes the container anew.")
        ]
        findings.append(Self.admin(seen))
        if seen.adminFailure == nil { findings.append(Self.routes(seen, routes)) }
        findings.append(Self.answer(seen))
        return findings
    }

    private static func admin(_ seen: IngressInspection) -> Finding {
        guard let failure = seen.adminFailure else { return .ok("ingress.admin", "takes configurations") }
        return .failed(
            "ingress.admin", failure,
            repair: "Run roostd on the machine of the ingress and as a user who may open its folder ROOST_INGRESS_DIR.")
    }

    private static func routes(_ seen: IngressInspection, _ routes: Int?) -> Finding {
        switch (seen.hasRoutes, routes) {
        case (true?, let count?): .ok("ingress.routes", "\(count) routes, as Postgres says")
        case (false?, let count?):
            .failed("ingress.routes", "its routes are not the \(count) that Postgres says", repair: Self.worker)
        default:
            .warning("ingress.routes", "not compared: Postgres does not say which there should be", repair: "Bring Postgres back first.")
        }
    }

    private static func answer(_ seen: IngressInspection) -> Finding {
        guard let status = seen.answer.status else {
            return .failed(
                "ingress.port", "\(seen.address) does not answer: \(seen.answer.failure)",
                repair: "Let ROOST_INGRESS_URL say where the ingress answers from this machine, and let its port through the firewall.")
        }
        guard status < 500 else {
            return .warning(
                "ingress.port", "\(seen.address) answers \(status) for a host that does not exist; the ingress says 404",
                repair: "Let ROOST_INGRESS_URL name the ingress itself, or look at what stands before it.")
        }
        return .ok("ingress.port", "\(seen.address) answers \(status)")
    }
}
