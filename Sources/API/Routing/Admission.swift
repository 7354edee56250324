import ControlPlane
import Model

/// A caller, and the secret of the session that it came with.
struct Admission: Sendable {
    let caller: Caller
    /// nil for a token.
    let session: SessionSecret?
}
