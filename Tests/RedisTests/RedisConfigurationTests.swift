import Redis
import Testing

@Suite struct RedisConfigurationTests {
    @Test func `A full URL is read`() throws {
        let configuration = try RedisConfiguration(url: "rediss://ops:p%40ss%2Fw@redis.example:7000/3?ca=/etc/ca.pem")
        #expect(configuration.address == .host("redis.example", port: 7000))
        #expect(configuration.username == "ops")
        #expect(configuration.password == "p@ss/w")
        #expect(configuration.database == 3)
        #expect(configuration.usesTLS)
        #expect(configuration.certificateAuthorityFile == "/etc/ca.pem")
    }

    @Test func `Defaults fill a short URL`() throws {
        let configuration = try RedisConfiguration(url: "redis://localhost")
        #expect(configuration.address == .host("localhost", port: 6379))
        #expect(configuration.username == nil)
        #expect(configuration.password == nil)
        #expect(configuration.database == 0)
        #expect(!configuration.usesTLS)
        #expect(configuration.commandTimeout == .seconds(2))
    }

    @Test func `A password without a user, an IPv6 host and a socket path are read`() throws {
        #expect(try RedisConfiguration(url: "redis://:secret@127.0.0.1").password == "secret")
        #expect(try RedisConfiguration(url: "redis://:secret@127.0.0.1").username == nil)
        #expect(try RedisConfiguration(url: "redis://[::1]:6380").address == .host("::1", port: 6380))
        let socket = try RedisConfiguration(url: "unix:///run/redis/redis.sock?db=2")
        #expect(socket.address == .unixSocket(path: "/run/redis/redis.sock"))
        #expect(socket.database == 2)
    }

    @Test(arguments: [
        "", "localhost:6379", "http://localhost", "redis://", "redis://host:0", "redis://host:70000", "redis://host/abc",
        "redis://host/-1", "redis://user@host", "unix://", "redis://host?timeout=3",
    ])
    func `A URL that cannot be used is refused`(url: String) {
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: url) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test func `The description holds no credentials`() throws {
        let configuration = try RedisConfiguration(url: "redis://ops:hunter2@host:1/2")
        #expect("\(configuration)" == "redis://host:1/2")
        let error = #expect(throws: RedisError.self) { try RedisConfiguration(url: "ftp://ops:hunter2@host") }
        #expect(error?.description.contains("hunter2") == false)
    }
}
