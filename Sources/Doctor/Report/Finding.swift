/// One thing that was looked at, what was found, and how it is repaired.
package struct Finding: Sendable, Hashable {
    /// What was looked at, `part.aspect`: `redis.eviction`.
    package let subject: String
    package let verdict: Verdict
    /// What was found, on one line and without anything that steers a terminal.
    package let detail: String
    /// What to do about it, in one sentence; nil where all is well.
    package let repair: String?

    private init(_ subject: String, _ verdict: Verdict, _ detail: String, repair: String?) {
        self.subject = subject
        self.verdict = verdict
        self.detail = Self.printable(detail)
        self.repair = repair.map(Self.printable)
    }

    /// It is as it should be.
    package static func ok(_ subject: String, _ detail: String) -> Self { Self(subject, .ok, detail, repair: nil) }

    /// Roost works, but somebody should look after it.
    package static func warning(_ subject: String, _ detail: String, repair: String) -> Self {
        Self(subject, .warning, detail, repair: repair)
    }

    /// Something of Roost does not work.
    package static func failed(_ subject: String, _ detail: String, repair: String) -> Self {
        Self(subject, .failed, detail, repair: repair)
    }

    /// Parts answer in words of their own, which may hold anything.
    private static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
