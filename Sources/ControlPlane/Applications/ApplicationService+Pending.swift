import Model
import Store
import Vault

extension ApplicationService {
    /// What the next deployment takes up that the live release does not have, by what it comes to: a value that was set anew to the same
    /// is no change.
    func pendingChanges(of application: Application, tenant: TenantContext) async throws -> [PendingChange] {
        guard let live = application.live else { return [] }
        let session = self.store.session
        let kept = try await session.releases(tenant).list(of: application.id, before: live.releaseNumber + 1, limit: 1).first
        guard let release = kept, release.number == live.releaseNumber,
            release.configurationNumber != application.configurationNumber || release.shared != application.shared
        else { return [] }
        let configurations = session.configurations(tenant)
        var changes: Set<PendingChange> = []
        var run = try await configurations.find(release.configurationNumber, of: application.id).run
        // A scale is live already, though the release is older than it.
        if live.replicas > 0 { run.replicas = live.replicas }
        if run != application.run { changes.insert(.run) }
        let old = try await configurations.effectiveVariables(
            release.configurationNumber, of: application, shared: release.shared)
        let new = try await configurations.effectiveVariables(
            application.configurationNumber, of: application, shared: application.shared)
        changes.formUnion(try self.changedOwners(from: old, to: new, team: application.teamID).map(\.pendingChange))
        return PendingChange.allCases.filter(changes.contains)
    }

    private func changedOwners(
        from old: [EffectiveVariable], to new: [EffectiveVariable], team: TeamID
    ) throws -> Set<VariableOwner.Kind> {
        let before = Dictionary(old.map { ($0.variable.name, $0) }) { first, _ in first }
        let after = Set(new.map(\.variable.name))
        var changed = Set(old.filter { !after.contains($0.variable.name) }.map(\.owner.kind))
        for variable in new {
            guard let earlier = before[variable.variable.name] else {
                changed.insert(variable.owner.kind)
                continue
            }
            if try !self.isSame(earlier, variable, team: team) { changed.insert(variable.owner.kind) }
        }
        return changed
    }

    private func isSame(_ one: EffectiveVariable, _ other: EffectiveVariable, team: TeamID) throws -> Bool {
        guard one.variable.scope == other.variable.scope, one.variable.form == other.variable.form,
            one.variable.isSecret == other.variable.isSecret
        else { return false }
        if one.owner == other.owner, one.variable.version == other.variable.version { return true }
        return try self.value(of: one, team: team) == self.value(of: other, team: team)
    }

    private func value(of variable: EffectiveVariable, team: TeamID) throws -> [UInt8] {
        switch variable.variable.value {
        case .plain(let text): return Array(text.utf8)
        case .sealed(let bytes):
            let context = Variable.sealContext(
                team: team, owner: variable.owner, name: variable.variable.name, version: variable.variable.version)
            return try self.keyring.open(bytes, context: context)
        }
    }
}

extension VariableOwner.Kind {
    fileprivate var pendingChange: PendingChange {
        switch self {
        case .application: .applicationVariables
        case .environment: .environmentVariables
        case .project: .projectVariables
        }
    }
}
