import Foundation

/// The machine that the program runs on.
enum Machine {
    /// What Linux calls it: read where the kernel tells it, for Foundation may ask name servers.
    static var name: String {
        let told = try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
        return told?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ProcessInfo.processInfo.hostName
    }
}
