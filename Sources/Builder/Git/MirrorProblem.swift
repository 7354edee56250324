internal import Model

/// Why a mirror could not be brought up to date, with what the caller may do about it.
struct MirrorProblem: Error, Sendable {
    let reported: BuilderError
    /// A new mirror may help.
    let mayBeTheMirror: Bool
    let isMissingReference: Bool

    init(reported: BuilderError, mayBeTheMirror: Bool) {
        self.reported = reported
        self.mayBeTheMirror = mayBeTheMirror
        self.isMissingReference = false
    }

    init(_ failure: GitFailure, _ reference: BuildReference, _ url: GitURL) {
        self.reported = failure.error(fetching: reference, from: url)
        self.mayBeTheMirror = failure.kind == .damagedMirror
        self.isMissingReference = failure.kind == .missingReference
    }
}
