import Foundation

/// The browser of the person at this machine.
enum Browser {
    /// The program of the desktops of freedesktop.org that hands an address to the browser that its user prefers.
    private static let opener = "xdg-open"

    /// Asks the desktop to show an address; false where nothing could be asked.
    ///
    /// What the browser does is not waited for.
    ///
    /// - Parameter path: the folders in which programs are.
    static func open(_ url: String, path: String) -> Bool {
        let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
        guard let program = folders.map({ "\($0)/\(Self.opener)" }).first(where: FileManager.default.isExecutableFile) else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [url]
        // What it says is for nobody, and it takes nothing of what is typed here.
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return (try? process.run()) != nil
    }
}
