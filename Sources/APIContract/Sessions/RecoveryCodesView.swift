/// What stands in for one-time codes: the answer of `POST /api/me/totp/confirm`.
package struct RecoveryCodesView: Codable, Hashable, Sendable {
    package var recoveryCodes: [String]

    package init(recoveryCodes: [String]) {
        self.recoveryCodes = recoveryCodes
    }
}
