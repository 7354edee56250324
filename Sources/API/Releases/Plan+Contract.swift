import APIContract
import Model

extension SpecDifferenceView {
    init(_ difference: SpecDifference) {
        self.init(path: difference.path, from: difference.from, to: difference.to)
    }
}

extension PlanView {
    init(_ plan: ReleasePlan) {
        self.init(
            commitSha: plan.commit, image: plan.image, builds: plan.image == nil, changes: !plan.differences.isEmpty,
            differences: plan.differences.map { SpecDifferenceView($0) })
    }
}

extension DriftView {
    init(_ drift: ApplicationDrift) {
        self.init(since: drift.since, differences: drift.differences.map { SpecDifferenceView($0) })
    }
}

extension ReleaseDifferenceView {
    init(from: Release, to: Release, differences: [SpecDifference]) {
        self.init(
            from: from.number, to: to.number, fromCommitSha: from.commit, toCommitSha: to.commit,
            differences: differences.map { SpecDifferenceView($0) })
    }
}
