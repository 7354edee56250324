internal import FoundationEssentials

/// The text behind `Basic`: RFC 7617.
enum BasicCredentials {
    static func encode(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
