import TestSupport
import Testing

/// Everything here runs the built `roostd` and `roost` against the lab, as a user would, on one installation.
@Suite("End to end", .platform(), .width(10), .cleaningUp, .notingFailures, .timeLimit(.minutes(15)))
struct EndToEnd {}
