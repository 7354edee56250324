import Testing

@testable import Redis

@Suite struct SubscriptionTableTests {
    @Test func `A subscriber is complete when the last of its channels is confirmed`() {
        var table = SubscriptionTable<String>()
        _ = table.connected()
        let (_, subscribe, isComplete) = table.add(["a", "b"], "one")
        #expect(subscribe == ["a", "b"])
        #expect(!isComplete)
        #expect(table.confirmed("a").isEmpty)
        let complete = table.confirmed("b")
        #expect(complete.map(\.sink) == ["one"])
        #expect(complete.map(\.again) == [false])
    }

    @Test func `A second subscriber of a live channel is complete at once and sends nothing`() {
        var table = SubscriptionTable<String>()
        _ = table.connected()
        _ = table.add(["a"], "one")
        _ = table.confirmed("a")
        let (_, subscribe, isComplete) = table.add(["a"], "two")
        #expect(subscribe.isEmpty)
        #expect(isComplete)
        #expect(table.sinks(of: "a") == ["one", "two"])
    }

    @Test func `A channel is left with its last subscriber`() {
        var table = SubscriptionTable<String>()
        _ = table.connected()
        let one = table.add(["a"], "one").id
        let two = table.add(["a"], "two").id
        #expect(table.remove(one).isEmpty)
        #expect(table.remove(two) == ["a"])
        #expect(table.isEmpty)
    }

    @Test func `A channel left and entered again waits for the later confirmation`() {
        var table = SubscriptionTable<String>()
        _ = table.connected()
        let first = table.add(["a"], "first").id
        _ = table.remove(first)
        let (_, subscribe, isComplete) = table.add(["a"], "second")
        #expect(subscribe == ["a"])
        #expect(!isComplete)
        #expect(table.confirmed("a").isEmpty)
        #expect(table.confirmed("a").map(\.sink) == ["second"])
    }

    @Test func `After a reconnection every channel is entered again and the marker says so`() {
        var table = SubscriptionTable<String>()
        #expect(table.add(["a"], "one").subscribe.isEmpty)
        #expect(table.connected() == ["a"])
        #expect(table.confirmed("a").map(\.again) == [false])
        table.disconnected()
        #expect(table.connected() == ["a"])
        #expect(table.confirmed("a").map(\.again) == [true])
    }
}
