package import FoundationEssentials

/// Whether the clocks of the parts that count time agree with this machine's.
package struct ClockCheck: Check {
    /// A part with a clock.
    package struct Source: Sendable {
        let part: String
        let step: Double
        let read: @Sendable () async throws -> Date?

        /// - Parameters:
        ///   - step: the length of the clock's steps in seconds.
        ///   - read: the clock's time; nil where the part tells none.
        package init(part: String, step: Double = 0, read: @escaping @Sendable () async throws -> Date?) {
            self.part = part
            self.step = step
            self.read = read
        }
    }

    package let part = "clock"
    package let repair = "Bring back the parts that do not answer; their own findings say how."
    private let sources: [Source]

    package init(_ sources: [Source]) {
        self.sources = sources
    }

    package func examine() async throws -> [Finding] {
        let readings: [Int: ClockReading] = await withTaskGroup(of: (Int, ClockReading?).self) { group in
            for (index, source) in self.sources.enumerated() { group.addTask { (index, await Self.reading(source)) } }
            var readings: [Int: ClockReading] = [:]
            for await (index, reading) in group { readings[index] = reading }
            return readings
        }
        // A part that does not answer has a finding of its own.
        return self.sources.indices.compactMap { readings[$0] }.map(ClockVerdict.finding)
    }

    /// The better of two: the first one may wait for a connection.
    private static func reading(_ source: Source) async -> ClockReading? {
        var readings: [ClockReading] = []
        for _ in 0..<2 {
            let before = Date()
            guard let time = try? await source.read() else { break }
            readings.append(ClockReading(part: source.part, time: time, before: before, after: Date(), step: source.step))
        }
        return readings.min { $0.uncertainty < $1.uncertainty }
    }
}
