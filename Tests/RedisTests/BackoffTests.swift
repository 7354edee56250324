import Testing

@testable import Redis

@Suite struct BackoffTests {
    @Test func `Pauses grow, stay within the bounds and start again after a reset`() {
        var backoff = Backoff(.milliseconds(50) ... .seconds(5))
        var generator = SystemRandomNumberGenerator()
        var ceiling = Duration.milliseconds(100)
        for _ in 0..<100 {
            let pause = backoff.next(using: &generator)
            #expect(pause >= .milliseconds(50))
            #expect(pause <= min(ceiling, .seconds(5)))
            #expect(pause >= min(ceiling, .seconds(5)) / 2)
            ceiling = min(ceiling * 2, .seconds(10))
        }
        backoff.reset()
        #expect(backoff.next(using: &generator) <= .milliseconds(100))
    }

    @Test func `Two clients that lose their server together do not return together`() {
        var generator = SystemRandomNumberGenerator()
        let pauses = (0..<50).map { _ in
            var backoff = Backoff(.milliseconds(50) ... .seconds(5))
            return backoff.next(using: &generator)
        }
        #expect(Set(pauses).count > 40)
    }
}
