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
        let query = (self.request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
        let kept = query.filter { part in
            part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\"") }
        }
        return self.request.uri.path + "?" + (kept.map(String.init) + ["after=" + APIPath.percentEncoded(cursor)]).joined(separator: "&")
    }
}
