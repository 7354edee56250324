/// Who listens to which channel, and which of it the server has confirmed.
///
/// A channel may be left and entered again before the server answered, so confirmations are counted: the channel is
/// live when the answer to the last `SUBSCRIBE` came.
struct SubscriptionTable<Sink: Sendable>: Sendable {
    private struct Channel: Sendable {
        var subscribers: Set<Int> = []
        var unconfirmed = 0
    }

    private struct Subscriber: Sendable {
        let sink: Sink
        let channels: Set<String>
        var missing: Set<String>
        var wasComplete = false
    }

    private var channels: [String: Channel] = [:]
    private var subscribers: [Int: Subscriber] = [:]
    private var nextID = 0
    private var isConnected = false

    /// Whether nobody listens.
    var isEmpty: Bool { self.subscribers.isEmpty }

    /// Adds a subscriber; `subscribe` is to be sent, and `isComplete` says that all its channels are live already.
    mutating func add(_ names: [String], _ sink: Sink) -> (id: Int, subscribe: [String], isComplete: Bool) {
        self.nextID += 1
        let id = self.nextID
        var subscribe: [String] = []
        var missing: Set<String> = []
        for name in Set(names).sorted() {
            var channel = self.channels[name] ?? Channel()
            if self.isConnected, channel.subscribers.isEmpty {
                subscribe.append(name)
                channel.unconfirmed += 1
            }
            channel.subscribers.insert(id)
            if !self.isConnected || channel.unconfirmed > 0 { missing.insert(name) }
            self.channels[name] = channel
        }
        let isComplete = missing.isEmpty
        self.subscribers[id] = Subscriber(sink: sink, channels: Set(names), missing: missing, wasComplete: isComplete)
        return (id, subscribe, isComplete)
    }

    /// Removes a subscriber; the returned channels are to be left.
    mutating func remove(_ id: Int) -> [String] {
        guard let subscriber = self.subscribers.removeValue(forKey: id) else { return [] }
        var unsubscribe: [String] = []
        for name in subscriber.channels.sorted() {
            guard var channel = self.channels[name] else { continue }
            channel.subscribers.remove(id)
            if channel.subscribers.isEmpty, self.isConnected { unsubscribe.append(name) }
            self.channels[name] = channel.subscribers.isEmpty && channel.unconfirmed == 0 ? nil : channel
        }
        return unsubscribe
    }

    /// A connection stands; the returned channels are to be entered.
    mutating func connected() -> [String] {
        self.isConnected = true
        for name in self.channels.keys { self.channels[name]?.unconfirmed = 1 }
        return self.channels.keys.sorted()
    }

    /// The connection broke.
    mutating func disconnected() {
        self.isConnected = false
        for (name, channel) in self.channels {
            if channel.subscribers.isEmpty { self.channels[name] = nil } else { self.channels[name]?.unconfirmed = 0 }
        }
        for (id, subscriber) in self.subscribers { self.subscribers[id]?.missing = subscriber.channels }
    }

    /// The server confirmed a `SUBSCRIBE`; returns the subscribers that are complete now, and whether again.
    mutating func confirmed(_ name: String) -> [(sink: Sink, again: Bool)] {
        guard var channel = self.channels[name] else { return [] }
        channel.unconfirmed = max(0, channel.unconfirmed - 1)
        self.channels[name] = channel.subscribers.isEmpty && channel.unconfirmed == 0 ? nil : channel
        guard channel.unconfirmed == 0 else { return [] }
        var complete: [(sink: Sink, again: Bool)] = []
        for id in channel.subscribers.sorted() {
            guard var subscriber = self.subscribers[id], subscriber.missing.remove(name) != nil else { continue }
            if subscriber.missing.isEmpty {
                complete.append((subscriber.sink, subscriber.wasComplete))
                subscriber.wasComplete = true
            }
            self.subscribers[id] = subscriber
        }
        return complete
    }

    /// The subscribers of a channel.
    func sinks(of name: String) -> [Sink] {
        (self.channels[name]?.subscribers ?? []).sorted().compactMap { self.subscribers[$0]?.sink }
    }

    /// All subscribers, which are forgotten.
    mutating func removeAll() -> [Sink] {
        let sinks = self.subscribers.values.map(\.sink)
        self.subscribers = [:]
        self.channels = [:]
        return sinks
    }
}
