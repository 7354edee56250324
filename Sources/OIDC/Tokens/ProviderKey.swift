internal import JWTKit

/// A public key that a provider signs with.
struct ProviderKey: Sendable {
    let id: String?
    let type: String
    /// The one signature that it is for, where its owner says so.
    let algorithm: String?
    private let curve: String?
    private let material: [String: String]

    /// Takes a key from a set; nil for one that is not for signatures, or of a kind that is not known.
    init?(_ fields: [String: ClaimValue]) {
        guard let type = fields["kty"]?.string, ["RSA", "EC", "OKP"].contains(type) else { return nil }
        if let use = fields["use"], use != .string("sig") { return nil }
        if let operations = fields["key_ops"], operations.strings?.contains("verify") != true { return nil }
        self.id = fields["kid"]?.string
        self.type = type
        self.algorithm = fields["alg"]?.string
        self.curve = fields["crv"]?.string
        // A private part, which should not be there, is not taken.
        self.material = ["n", "e", "x", "y"].reduce(into: [:]) { $0[$1] = fields[$1]?.string }
    }

    /// Whether the key can have made such a signature.
    func fits(_ algorithm: String) -> Bool {
        if let own = self.algorithm, own != algorithm { return false }
        switch algorithm {
        case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512": return self.type == "RSA"
        case "ES256": return self.type == "EC" && self.curve == "P-256"
        case "ES384": return self.type == "EC" && self.curve == "P-384"
        case "ES512": return self.type == "EC" && self.curve == "P-521"
        case "EdDSA": return self.type == "OKP" && self.curve == "Ed25519"
        default: return false
        }
    }

    /// The key for jwt-kit, which may then check this kind of signature with it and no other; nil where it cannot be one.
    func jwk(for algorithm: String) -> JWK? {
        guard self.fits(algorithm), let kind = JWK.Algorithm(rawValue: algorithm) else { return nil }
        let id = JWKIdentifier(string: Self.onlyID)
        switch self.type {
        case "RSA": return .rsa(kind, identifier: id, modulus: self.material["n"], exponent: self.material["e"])
        case "EC":
            return .ecdsa(
                kind, identifier: id, x: self.material["x"], y: self.material["y"], curve: self.curve.flatMap { ECDSACurve(rawValue: $0) })
        default:
            return .octetKeyPair(
                kind, identifier: id, x: self.material["x"], y: nil, curve: self.curve.flatMap { EdDSACurve(rawValue: $0) })
        }
    }

    /// What a key is called that jwt-kit gets alone.
    static let onlyID = "key"
}
