import Model
import Store

extension TenantAccess {
    var mark: ChangeMark { ChangeMark(team: self.tenant.teamID, counter: self.changes) }
}
