import APIContract
import Model

extension UpdateOrder {
    init(_ order: UpdatePolicy.Order) {
        self =
            switch order {
            case .startFirst: .startFirst
            case .stopFirst: .stopFirst
            }
    }
}

extension UpdatePolicy.Order {
    init(_ order: UpdateOrder) {
        self =
            switch order {
            case .startFirst: .startFirst
            case .stopFirst: .stopFirst
            }
    }
}

extension RestartPolicy.Condition {
    init(_ condition: RestartCondition) {
        self =
            switch condition {
            case .any: .any
            case .onFailure: .onFailure
            case .never: .none
            }
    }
}

extension HealthCheck.Kind {
    init(_ type: HealthCheckType) {
        self =
            switch type {
            case .http: .http
            case .tcp: .tcp
            case .command: .command
            }
    }
}
