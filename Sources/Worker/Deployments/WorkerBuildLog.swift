import Builder

/// Hands the lines of git and of the build to the deployment's log.
struct WorkerBuildLog: BuildLog {
    let log: DeploymentLog
    let mask: SecretMask

    func append(_ line: String, stream: BuildLogStream) async {
        await self.log.append(self.mask.apply(to: line), stream: stream.rawValue)
    }
}
