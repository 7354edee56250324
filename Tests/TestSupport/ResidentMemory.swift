internal import Foundation

/// How much of this process is in memory, in bytes.
public func residentBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
        let kilobytes = Int(line.dropFirst(6).filter(\.isNumber))
    else { throw DockerLabError(description: "/proc/self/status names no resident memory") }
    return kilobytes * 1024
}
