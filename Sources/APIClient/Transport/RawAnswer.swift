import NIOHTTP1

/// An answer before anything is made of it.
struct RawAnswer: Sendable {
    let status: UInt
    let headers: HTTPHeaders
    let body: [UInt8]
}
