import APIContract
import ControlPlane

extension DeviceLoginStartView {
    init(_ started: StartedDeviceLogin) {
        self.init(
            deviceCode: started.secret.text, userCode: started.code.text, verificationUrl: started.url,
            expiresInSeconds: Int(started.limits.duration.components.seconds),
            intervalSeconds: Int(started.limits.interval.components.seconds))
    }
}

extension DeviceLoginView {
    init(_ login: DeviceLogin) {
        self.init(
            userCode: login.code.text, clientName: login.client.text, address: login.address, status: login.status.rawValue,
            createdAt: login.createdAt, expiresAt: login.expiresAt)
    }
}
