/// The page at `/device`, where a person approves that a program acts for them; nothing of it comes from elsewhere.
enum DevicePage {
    static let html = PageShell.html(script: "/device/app.js")
}
