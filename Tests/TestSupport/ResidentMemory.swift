public import Foundation

/// How much of a process, without `process` of this one, is in memory, in bytes.
public func residentBytes(of process: Int32 = ProcessInfo.processInfo.processIdentifier) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
        let kilobytes = Int(line.dropFirst(6).filter(\.isNumber))
    else { throw DockerLabError(description: "process \(process) names no resident memory") }
    return kilobytes * 1024
}
