import Builder

/// Hands the lines of git and of the build to the deployment's log.
struct WorkerBuildLog: BuildLog {
    let log: DeploymentLog

    func append(_ line: String, stream: BuildLogStream) async {
        await self.log.append(line, stream: stream.rawValue)
    }
}
