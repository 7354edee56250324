import APIContract
import Model

extension ReleaseView {
    init(_ release: Release, isLive: Bool) {
        self.init(
            number: release.number, image: release.image, configurationVersion: release.configurationNumber, commitSha: release.commit,
            branch: release.branch, deploymentId: release.deploymentID.description, good: release.isGood, live: isLive,
            createdAt: release.createdAt)
    }
}
