internal import FoundationEssentials

/// What the kernel of this machine can do.
enum KernelFacts {
    /// Whether virtual addresses of services answer.
    static var hasIPVS: Bool { FileManager.default.fileExists(atPath: "/proc/net/ip_vs") }
}
