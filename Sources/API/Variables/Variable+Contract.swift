import APIContract
import ControlPlane
import Model

extension VariableView {
    init(_ variable: Variable) {
        var value: String?
        if case .plain(let text) = variable.value { value = text }
        self.init(
            name: variable.name, value: value, secret: variable.isSecret, isSet: true, version: variable.version,
            scope: VariableScope.run.rawValue, form: VariableForm.env.rawValue)
    }
}

extension [VariableUpdate] {
    /// - Throws: ``ValidationError`` for what is not built yet, by its place.
    func changes() throws(ValidationError) -> [VariableChange] {
        var validation = Validation()
        for (index, update) in self.enumerated() {
            validation.refuseUnsupported(
                update.scope == .build || update.scope == .both, "\(index).scope", "variables of the build are not built yet")
            validation.refuseUnsupported(update.form == .file, "\(index).as", "variables as files are not built yet")
        }
        try validation.finish()
        return self.map { VariableChange(name: $0.name, value: $0.value, isSecret: $0.secret ?? false) }
    }
}
