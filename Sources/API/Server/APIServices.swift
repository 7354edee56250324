package import ControlPlane

/// What the server serves: the use cases, the limits, and what it is ready for.
package struct APIServices: Sendable {
    package let controlPlane: ControlPlaneServices
    package let limiter: any RequestLimiting
    package let readiness: [ReadinessCheck]

    package init(controlPlane: ControlPlaneServices, limiter: any RequestLimiting, readiness: [ReadinessCheck]) {
        self.controlPlane = controlPlane
        self.limiter = limiter
        self.readiness = readiness
    }
}
