import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdCore
import NIOCore

extension RequestScope {
    /// Whether the request changes nothing.
    var isRead: Bool { self.request.method == .get || self.request.method == .head }

    /// The entity tag of an answer that shows the state of `mark`.
    func tag(of mark: ChangeMark) -> EntityTag {
        EntityTag(mark: mark.text, seed: self.tagSeed, query: self.request.uri.query ?? "")
    }

    /// The entity tag of what is read and has no other; nil for what is done.
    func tag(ofBody bytes: ByteBuffer) -> EntityTag? {
        self.isRead ? EntityTag(body: bytes.readableBytesView) : nil
    }

    /// The last event that a client of server-sent events has, when it comes back.
    var lastEventID: Int? {
        guard let id = self.request.headers[.lastEventID].flatMap({ Int($0) }), RecordNumber.range.contains(id) else { return nil }
        return id
    }

    /// The address of the page after the one that is answered: the same filters, another cursor.
    func nextPage(after cursor: String) -> String {
        let query = (self.request.uri.query ?? "").utf8.split(separator: UInt8(ascii: "&")).filter { !$0.starts(with: "after=".utf8) }
        let kept = query.map { part in
            part.map { byte in
                // What could end the address or the header field is written as an escape: the filter stays the same.
                let isPlain = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
                return isPlain ? String(Unicode.Scalar(byte)) : APIPath.percentEncoded(byte)
            }
            .joined()
        }
        return self.request.uri.path + "?" + (kept + ["after=" + APIPath.percentEncoded(cursor)]).joined(separator: "&")
    }
}
