import DockerEngine
import Logging

/// Hears from the engine when something happens to a service.
///
/// An engine tells of its own containers only, and may forget to: what is heard wakes whoever looks, and is never taken for the truth.
struct EngineWatch: Sendable {
    let controller: RolloutController
    let serviceName: String

    /// Rings for each event until the task is cancelled.
    func ring(_ wakeUp: WakeUp) async {
        let filters: DockerFilters = [
            "type": ["container", "service"], "event": ["start", "die", "oom", "health_status", "update"],
        ]
        while !Task.isCancelled {
            do {
                for try await event in try await self.controller.docker.events(filters) where self.concerns(event) { wakeUp.ring() }
            } catch {
                self.controller.logger.debug("the engine's events are not heard", metadata: ["error": "\(error)"])
            }
            // Cancelled or not, the loop's condition decides.
            try? await Task.sleep(for: self.controller.timings.pollInterval)
        }
    }

    private func concerns(_ event: DockerEvent) -> Bool {
        let attributes = event.actor.attributes
        return event.type == .service
            ? attributes["name"] == self.serviceName : attributes["com.docker.swarm.service.name"] == self.serviceName
    }
}
