/// The whole configuration of Caddy, made from nothing but the routes and the probe secret.
///
/// Routes are tried in order: probes, other requests that claim to be probes, public routes, and 404 for the rest.
enum CaddyConfiguration {
    /// The header that names a probe; it never reaches an application.
    static let probeHeader = "X-Roost-Probe"
    /// Where the admin API listens, as the container sees it, and nowhere else.
    static let adminListener = "unix//run/roost/admin.sock"

    /// Set on Caddy's own answer to a probe that it could not pass on; the body says why.
    static let failureHeader = "X-Roost-Probe-Failure"

    /// Set on each answer of a task to a probe: without it the answer is of somebody who knows no probes.
    static let answerHeader = "X-Roost-Probe-Answer"

    /// Counts how often a request was begun anew because Caddy loaded another configuration; it never reaches an application.
    private static let againHeader = "X-Roost-Again"

    /// - Parameter hold: How long a request waits for a task, in whole seconds.
    static func render(routes: [IngressRoute], probeSecret: String, hold: Duration) -> JSONValue {
        let all = probeRoutes(probeSecret) + inOrder(routes).map { publicRoute($0, hold: hold) } + [notFound]
        return [
            // Without this section Caddy would move its admin API to a port that tenants reach.
            "admin": ["listen": .string(adminListener), "origins": ["localhost"]],
            "apps": [
                "http": [
                    "servers": [
                        "public": [
                            "listen": [":80"], "automatic_https": ["disable": true], "read_header_timeout": "10s", "idle_timeout": "2m",
                            "routes": .array(all), "errors": ["routes": [probeFailure(probeSecret), again(hold)]],
                        ]
                    ]
                ]
            ],
        ]
    }

    /// A configuration with the way for probes, made of one that lacks it; nil when it is there.
    ///
    /// A configuration of another form than ``render(routes:probeSecret:hold:)`` makes is replaced by one without public routes.
    static func addingProbe(to present: JSONValue, probeSecret: String, hold: Duration) -> JSONValue? {
        let empty = render(routes: [], probeSecret: probeSecret, hold: hold)
        let server = present["apps"]["http"]["servers"]["public"]
        guard case .array(let routes) = server["routes"], present["admin"] == empty["admin"] else { return empty }
        let probes = probeRoutes(probeSecret)
        let errors = empty["apps"]["http"]["servers"]["public"]["errors"]
        if routes.starts(with: probes), server["errors"] == errors { return nil }
        var complete = present
        complete["apps"]["http"]["servers"]["public"]["routes"] = .array(probes + routes)
        complete["apps"]["http"]["servers"]["public"]["errors"] = errors
        return complete
    }

    /// What the header of a probe has to be.
    static func probeHeaderValue(_ kind: ProbeKind, _ upstream: String, secret: String) -> String {
        "\(secret)-\(kind.rawValue)-\(upstream)"
    }

    /// Two fixed routes for all probes, and none for what only looks like one: the address of the task is part of the header.
    ///
    /// Routes that come and go would make Caddy load a configuration for each probe, and each load ends the
    /// WebSocket connections of every application.
    private static func probeRoutes(_ secret: String) -> [JSONValue] {
        [
            probe(
                .http, secret,
                transport: ["protocol": "http", "dial_timeout": "2s", "response_header_timeout": "3s", "keep_alive": ["enabled": false]]),
            // A server of another protocol may wait for ever after the connection was made, which is all that was asked.
            probe(
                .tcp, secret,
                transport: ["protocol": "http", "dial_timeout": "2s", "response_header_timeout": "500ms", "keep_alive": ["enabled": false]]),
            unauthorisedProbe,
        ]
    }

    private static func probe(_ kind: ProbeKind, _ secret: String, transport: JSONValue) -> JSONValue {
        [
            "match": [probeMatch(kind.rawValue, secret)],
            "handle": [
                [
                    "handler": "reverse_proxy", "upstreams": [["dial": "{http.regexp.probe.1}"]],
                    "headers": ["request": ["delete": [.string(probeHeader)]], "response": ["set": [answerHeader: ["1"]]]],
                    "transport": transport,
                ]
            ],
            "terminal": true,
        ]
    }

    private static func probeMatch(_ kind: String, _ secret: String) -> JSONValue {
        let pattern = "^\(secret)-\(kind)-((?:[0-9]{1,3}\\.){3}[0-9]{1,3}:[0-9]{1,5})$"
        return ["method": ["GET"], "header_regexp": [probeHeader: ["name": "probe", "pattern": .string(pattern)]]]
    }

    private static func probeFailure(_ secret: String) -> JSONValue {
        [
            "match": [probeMatch("(?:http|tcp)", secret)],
            "handle": [
                [
                    "handler": "static_response", "status_code": "{http.error.status_code}", "headers": [failureHeader: ["1"]],
                    "body": "{http.error.message}",
                ]
            ],
            "terminal": true,
        ]
    }

    /// A request that waits for a task loses its place when Caddy loads another configuration: it is begun anew there.
    ///
    /// Only what has no body and may be asked twice, and what has not waited to the end. Each configuration hands on to the next.
    private static func again(_ hold: Duration) -> JSONValue {
        let condition: [String: JSONValue] = [
            "method": ["GET", "HEAD"],
            "expression": .string(
                "{http.error.status_code} in [502, 503, 504] && {http.request.duration_ms} < \(hold.components.seconds * 1000).0"),
        ]
        let first = condition.merging(["not": [["header": [againHeader: []]]]]) { $1 }
        let further = condition.merging(["header_regexp": [againHeader: ["pattern": "^i{1,15}$"]]]) { $1 }
        return [
            "match": [.object(first), .object(further)],
            "handle": [
                [
                    "handler": "reverse_proxy", "upstreams": [["dial": "127.0.0.1:80"]],
                    "headers": ["request": ["set": [againHeader: [.string("{http.request.header.\(againHeader)}i")]]]],
                    "transport": ["protocol": "http", "dial_timeout": "2s", "keep_alive": ["enabled": false]],
                ]
            ],
            "terminal": true,
        ]
    }

    private static let unauthorisedProbe: JSONValue = [
        "match": [["header": [probeHeader: []]]],
        "handle": [["handler": "static_response", "status_code": 404]],
        "terminal": true,
    ]

    private static let notFound: JSONValue = ["handle": [["handler": "static_response", "status_code": 404]]]

    /// A host with several paths needs the longest first.
    ///
    /// Of two routes with one host and path the one with the smaller id holds.
    private static func inOrder(_ routes: [IngressRoute]) -> [IngressRoute] {
        let sorted = routes.sorted { left, right in
            let leftKey = (left.host, -left.path.utf8.count, left.path, left.id)
            let rightKey = (right.host, -right.path.utf8.count, right.path, right.id)
            return leftKey < rightKey
        }
        var seen: Set<[String]> = []
        return sorted.filter { seen.insert([$0.host, $0.path]).inserted }
    }

    private static func publicRoute(_ route: IngressRoute, hold: Duration) -> JSONValue {
        var match: [String: JSONValue] = ["host": [.string(route.host)]]
        if route.path != "/" {
            match["path"] = [.string(route.path), .string(route.path + "/*")]
        }
        return [
            "match": [.object(match)],
            "handle": [
                [
                    "handler": "reverse_proxy",
                    // The names of the tasks, not of the service: they hold in both endpoint modes.
                    "dynamic_upstreams": [
                        "source": "a", "name": .string("tasks.\(route.serviceName)"), "port": .string(String(route.port)), "refresh": "1s",
                    ],
                    // A task that just ended refuses connections until the next look-up: another one is tried meanwhile, and where there
                    // is none the request waits for the next. What a task has taken in is tried again for GET alone.
                    "load_balancing": ["try_duration": .string("\(hold.components.seconds)s"), "try_interval": "250ms"],
                    "headers": ["request": ["delete": [.string(againHeader)]]],
                    // Itself, where it hands a request on: the client's address stays the first one.
                    "trusted_proxies": ["127.0.0.1/32"],
                    "transport": ["protocol": "http", "dial_timeout": "2s"],
                ]
            ],
            "terminal": true,
        ]
    }
}
