import AsyncHTTPClient
import Testing

@testable import Ingress

@Suite struct CaddyConfigurationTests {
    @Test("Routes and secret make this configuration, and no other")
    func golden() throws {
        let routes = [
            try IngressRoute(id: "2", host: "shop.example.org", serviceName: "shop-web-1", port: 8080, networkName: "shop-production"),
            try IngressRoute(
                id: "1", host: "shop.example.org", path: "/api/", serviceName: "shop-api-2", port: 80, networkName: "shop-production"),
        ]
        #expect(try CaddyConfiguration.render(routes: routes, probeSecret: "5ec2e7", hold: .seconds(20)).text() == Self.golden)
    }

    @Test("The order of the routes given does not matter, and one host and path belong to one route")
    func order() throws {
        let routes = try ["/", "/a", "/a/b", "/c"].enumerated().map { index, path in
            try IngressRoute(id: "\(index)", host: "h.example.org", path: path, serviceName: "s\(index)", port: 80, networkName: "n")
        }
        let forward = CaddyConfiguration.render(routes: routes, probeSecret: "s", hold: .seconds(20))
        #expect(forward == CaddyConfiguration.render(routes: routes.reversed(), probeSecret: "s", hold: .seconds(20)))
        #expect(Self.services(forward) == ["tasks.s2", "tasks.s1", "tasks.s3", "tasks.s0"])
        let rival = try IngressRoute(id: "9", host: "h.example.org", serviceName: "rival", port: 80, networkName: "n")
        #expect(CaddyConfiguration.render(routes: [rival] + routes, probeSecret: "s", hold: .seconds(20)) == forward)
    }

    @Test("The way for probes is added to a configuration that lacks it, before its routes, once")
    func addsProbe() throws {
        let route = try IngressRoute(id: "1", host: "h.example.org", serviceName: "s", port: 80, networkName: "n")
        let other = CaddyConfiguration.render(routes: [route], probeSecret: "old", hold: .seconds(20))
        let added = try #require(CaddyConfiguration.addingProbe(to: other, probeSecret: "new", hold: .seconds(20)))
        #expect(Self.services(added) == ["tasks.s"])
        #expect(try added.text().contains("^new-http-") && added.text().contains("^new-tcp-"))
        #expect(CaddyConfiguration.addingProbe(to: added, probeSecret: "new", hold: .seconds(20)) == nil)
        for broken: JSONValue in [.null, [:], ["admin": ["listen": ":2019"]], "text"] {
            #expect(
                CaddyConfiguration.addingProbe(to: broken, probeSecret: "s", hold: .seconds(20))
                    == CaddyConfiguration.render(routes: [], probeSecret: "s", hold: .seconds(20)))
        }
    }

    @Test("A configuration read back equals the one that was sent, whatever the order of its members")
    func comparesByMeaning() throws {
        let sent = CaddyConfiguration.render(routes: [], probeSecret: "s", hold: .seconds(20))
        #expect(try JSONValue(parsing: sent.text().utf8) == sent)
        #expect(try JSONValue(parsing: #"{"b":[1,true,null],"a":"x"}"#.utf8) == ["a": "x", "b": [1, true, .null]])
    }

    @Test(
        "What Caddy would expand or read otherwise is no route",
        arguments: [
            ("{env.HOME}", "/", "s", "n", 80), ("H.example.org", "/", "s", "n", 80), ("", "/", "s", "n", 80), ("a..b", "/", "s", "n", 80),
            ("h", "", "s", "n", 80), ("h", "a", "s", "n", 80), ("h", "/{env.HOME}", "s", "n", 80), ("h", "/a*", "s", "n", 80),
            ("h", "/../a", "s", "n", 80), ("h", "/", "{x}", "n", 80), ("h", "/", "s", "../n", 80), ("h", "/", "s", "n", 0),
            ("h", "/", "s", "n", 65_536),
        ])
    func refusesRoutes(host: String, path: String, service: String, network: String, port: Int) {
        #expect {
            try IngressRoute(id: "1", host: host, path: path, serviceName: service, port: port, networkName: network)
        } throws: {
            ($0 as? IngressError)?.code == .invalidRoute
        }
    }

    @Test(
        "Only an address with a port is probed",
        arguments: [
            "", "10.0.0.1", "10.0.0.256:80", "10.0.0.1:0", "10.0.0.1:65536", "10.0.0.1:80:80", "10.0.0.01:80", "tasks.web:80",
            "10.0.0.1:80/x", "::1:80",
            "+1.0.0.1:80",
        ])
    func refusesAddresses(address: String) {
        #expect { try ProbeRoute(deploymentID: "d", upstreams: [address], networkName: "n") } throws: {
            ($0 as? IngressError)?.code == .invalidRoute
        }
    }

    @Test("A socket path that the kernel would refuse is refused at once")
    func socketPath() throws {
        func admin(socketLength: Int) throws {
            let folder = "/" + String(repeating: "x", count: socketLength - 1 - "/run/admin.sock".count)
            let socket = IngressConfiguration(image: "i", stateDirectory: folder).adminSocket
            #expect(socket.utf8.count == socketLength)
            _ = try CaddyAdmin(socket: socket, http: .shared)
        }
        try admin(socketLength: 107)
        #expect { try admin(socketLength: 108) } throws: { ($0 as? IngressError)?.code == .state }
    }

    @Test("Probes go to this machine's own ingress unless another address is named")
    func probeBase() {
        #expect(IngressConfiguration(image: "i", stateDirectory: "/x").probeBase == "http://127.0.0.1:8000")
    }

    private static func services(_ configuration: JSONValue) -> [String] {
        guard case .array(let routes) = configuration["apps"]["http"]["servers"]["public"]["routes"] else { return [] }
        return routes.compactMap { route in
            guard case .array(let handlers) = route["handle"], let handler = handlers.first,
                case .string(let name) = handler["dynamic_upstreams"]["name"]
            else { return nil }
            return name
        }
    }

    private static let golden =
        #"{"admin":{"listen":"unix//run/roost/admin.sock","origins":["localhost"]},"apps":{"http":{"servers":{"public":{"#
        + #""automatic_https":{"disable":true},"errors":{"routes":[{"handle":[{"body":"{http.error.message}","handler":"static_response","#
        + #""headers":{"X-Roost-Probe-Failure":["1"]},"status_code":"{http.error.status_code}"}],"#
        + #""match":[{"header_regexp":{"X-Roost-Probe":{"name":"probe","#
        + #""pattern":"^5ec2e7-(?:http|tcp)-((?:[0-9]{1,3}\\.){3}[0-9]{1,3}:[0-9]{1,5})$"}},"method":["GET"]}],"terminal":true},"#
        + #"{"handle":[{"handler":"reverse_proxy","headers":{"request":{"set":{"X-Roost-Again":["{http.request.header.X-Roost-Again}i"]}}},"#
        + #""transport":{"dial_timeout":"2s","keep_alive":{"enabled":false},"protocol":"http"},"upstreams":[{"dial":"127.0.0.1:80"}]}],"#
        + #""match":[{"expression":"{http.error.status_code} in [502, 503, 504] && {http.request.duration_ms} < 20000.0","#
        + #""method":["GET","HEAD"],"not":[{"header":{"X-Roost-Again":[]}}]},"#
        + #"{"expression":"{http.error.status_code} in [502, 503, 504] && {http.request.duration_ms} < 20000.0","#
        + #""header_regexp":{"X-Roost-Again":{"pattern":"^i{1,15}$"}},"method":["GET","HEAD"]}],"terminal":true}]},"#
        + #""idle_timeout":"2m","listen":[":80"],"read_header_timeout":"10s","routes":["#
        + #"{"handle":[{"handler":"reverse_proxy","headers":{"request":{"delete":["X-Roost-Probe"]},"response":{"set":{"X-Roost-Probe-Answer":["1"]}}},"#
        + #""transport":{"dial_timeout":"2s","keep_alive":{"enabled":false},"protocol":"http","response_header_timeout":"3s"},"#
        + #""upstreams":[{"dial":"{http.regexp.probe.1}"}]}],"#
        + #""match":[{"header_regexp":{"X-Roost-Probe":{"name":"probe","#
        + #""pattern":"^5ec2e7-http-((?:[0-9]{1,3}\\.){3}[0-9]{1,3}:[0-9]{1,5})$"}},"method":["GET"]}],"terminal":true},"#
        + #"{"handle":[{"handler":"reverse_proxy","headers":{"request":{"delete":["X-Roost-Probe"]},"response":{"set":{"X-Roost-Probe-Answer":["1"]}}},"#
        + #""transport":{"dial_timeout":"2s","keep_alive":{"enabled":false},"protocol":"http","response_header_timeout":"500ms"},"#
        + #""upstreams":[{"dial":"{http.regexp.probe.1}"}]}],"#
        + #""match":[{"header_regexp":{"X-Roost-Probe":{"name":"probe","#
        + #""pattern":"^5ec2e7-tcp-((?:[0-9]{1,3}\\.){3}[0-9]{1,3}:[0-9]{1,5})$"}},"method":["GET"]}],"terminal":true},"#
        + #"{"handle":[{"handler":"static_response","status_code":404}],"match":[{"header":{"X-Roost-Probe":[]}}],"terminal":true},"#
        + #"{"handle":[{"dynamic_upstreams":{"name":"tasks.shop-api-2","port":"80","refresh":"1s","source":"a"},"#
        + #""handler":"reverse_proxy","headers":{"request":{"delete":["X-Roost-Again"]}},"load_balancing":{"try_duration":"20s","try_interval":"250ms"},"#
        + #""transport":{"dial_timeout":"2s","protocol":"http"},"trusted_proxies":["127.0.0.1/32"]}],"#
        + #""match":[{"host":["shop.example.org"],"path":["/api","/api/*"]}],"terminal":true},"#
        + #"{"handle":[{"dynamic_upstreams":{"name":"tasks.shop-web-1","port":"8080","refresh":"1s","source":"a"},"#
        + #""handler":"reverse_proxy","headers":{"request":{"delete":["X-Roost-Again"]}},"load_balancing":{"try_duration":"20s","try_interval":"250ms"},"#
        + #""transport":{"dial_timeout":"2s","protocol":"http"},"trusted_proxies":["127.0.0.1/32"]}],"match":[{"host":["shop.example.org"]}],"terminal":true},"#
        + #"{"handle":[{"handler":"static_response","status_code":404}]}]}}}}}"#
}
