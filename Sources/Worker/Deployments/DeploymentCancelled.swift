/// The deployment's cancellation was asked for before anything was told to Swarm.
struct DeploymentCancelled: Error {}
