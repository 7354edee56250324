import APIContract
import ControlPlane
import Model

extension VariableView {
    init(_ variable: Variable, origin: VariableOwner.Kind? = nil, overrides: [VariableOwner.Kind]? = nil) {
        var value: String?
        if case .plain(let text) = variable.value { value = text }
        self.init(
            name: variable.name, value: value, secret: variable.isSecret, isSet: true, version: variable.version,
            scope: variable.scope.rawValue, form: variable.form.rawValue, origin: origin?.rawValue,
            overrides: overrides?.map(\.rawValue))
    }

    init(_ effective: EffectiveVariable) {
        self.init(effective.variable, origin: effective.owner.kind, overrides: effective.hidden)
    }
}

extension [VariableUpdate] {
    func changes() -> [VariableChange] {
        self.map { update in
            VariableChange(
                name: update.name, value: update.value, isSecret: update.secret ?? false,
                scope: update.scope.flatMap { Variable.Scope(rawValue: $0.rawValue) } ?? .run,
                form: update.form.flatMap { Variable.Form(rawValue: $0.rawValue) } ?? .env)
        }
    }
}
