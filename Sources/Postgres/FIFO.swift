/// A queue in an array: constant-time append, prepend into freed space, and removal at the front.
struct FIFO<Element> {
    private var storage: [Element?] = []
    private var head = 0

    var count: Int { self.storage.count - self.head }
    var isEmpty: Bool { self.storage.count == self.head }

    /// The element at the front; setting it on an empty queue does nothing.
    var first: Element? {
        get { self.isEmpty ? nil : self.storage[self.head] }
        set { if !self.isEmpty, let newValue { self.storage[self.head] = newValue } }
    }

    mutating func append(_ element: Element) {
        self.storage.append(element)
    }

    mutating func append(contentsOf elements: some Sequence<Element>) {
        for element in elements { self.storage.append(element) }
    }

    mutating func prepend(_ element: Element) {
        if self.head > 0 {
            self.head -= 1
            self.storage[self.head] = element
        } else {
            self.storage.insert(element, at: 0)
        }
    }

    mutating func popFirst() -> Element? {
        guard !self.isEmpty else { return nil }
        let element = self.storage[self.head]
        self.storage[self.head] = nil
        self.head += 1
        if self.head == self.storage.count {
            self.storage.removeAll(keepingCapacity: self.storage.count <= 1024)
            self.head = 0
        } else if self.head >= 64, self.head * 2 >= self.storage.count {
            self.storage.removeFirst(self.head)
            self.head = 0
        }
        return element
    }

    /// Takes out everything, in order.
    mutating func removeAll() -> [Element] {
        defer {
            self.storage = []
            self.head = 0
        }
        return self.storage[self.head...].compactMap { $0 }
    }

    /// Removes the elements that meet a condition.
    mutating func removeAll(where condition: (Element) -> Bool) {
        self.storage = self.removeAll().filter { !condition($0) }
    }

    func contains(where condition: (Element) -> Bool) -> Bool {
        self.storage[self.head...].contains { $0.map(condition) ?? false }
    }
}
