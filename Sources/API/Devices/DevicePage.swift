/// The page at `/device`, where a person approves that a program acts for them; nothing of it comes from elsewhere.
enum DevicePage {
    static let html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Roost</title>
        <link rel="stylesheet" href="/account/style.css">
        </head>
        <body>
        <main>
        <h1>Roost</h1>
        <div id="content"></div>
        <p id="message" role="status" aria-live="polite"></p>
        </main>
        <noscript>This page needs JavaScript; /api/docs tells the requests that it makes.</noscript>
        <script src="/device/app.js"></script>
        </body>
        </html>
        """
}
