import APIContract
import Model

extension AuditRecordView {
    init(_ entry: AuditEntry) {
        let record = entry.record
        self.init(
            id: entry.id, at: entry.at, teamId: record.teamID?.description,
            actor: ActorView(type: record.actor.kind.rawValue, name: record.actor.name), action: record.action, resource: record.resource,
            allowed: record.isAllowed, address: record.address, traceId: record.traceID, seal: entry.seal.map { AuditSealView($0) })
    }
}

extension AuditSealView {
    init(_ seal: AuditSeal) {
        self.init(number: seal.number, hash: seal.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
