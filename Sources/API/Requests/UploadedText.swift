import APIContract
import HTTPTypes
import Hummingbird
import NIOCore

/// A text file that a request brings: as it is, or as the one part of a form.
package struct UploadedText: Sendable {
    /// The media types that a request may have.
    static let mediaTypes = ["text/plain", "multipart/form-data"]
    /// The name of the part that holds it.
    static let partName = "file"

    package let text: String

    /// - Throws: ``Refusal``: 413 above the limit, 415 for other media types, 400 for what is not UTF-8 or no form, 422 for a form that
    ///   is not one file.
    init(of request: Request, scope: RequestScope) async throws {
        let bytes = Array(try await RequestBodyReader.collect(request, scope: scope).readableBytesView)
        let type = request.headers[.contentType] ?? (bytes.isEmpty ? "text/plain" : "")
        let file: [UInt8]
        switch MediaRange.name(of: type) {
        case "text/plain": file = bytes
        case "multipart/form-data": file = try Self.file(in: bytes, type)
        default: throw Refusal(.unsupportedMediaType, "The body must be \(Self.mediaTypes.joined(separator: " or ")).")
        }
        guard let text = String(validating: file, as: UTF8.self) else { throw Refusal.malformed("The file is not valid UTF-8.") }
        self.text = text
    }

    private static func file(in bytes: [UInt8], _ type: String) throws(Refusal) -> [UInt8] {
        guard let boundary = MediaRange.parameter("boundary", of: type), let parts = FormData(bytes, boundary: boundary)?.parts else {
            throw .malformed("The body is not the form that its Content-Type announces.")
        }
        guard parts.count == 1, let part = parts.first, part.name == Self.partName else {
            throw .invalid(field: Self.partName, "must be the one part of the form")
        }
        return part.content
    }
}
