/// What the pages of our own share: their content is their scripts'.
enum PageShell {
    /// - Parameter script: where the page's program is.
    static func html(script: String) -> String {
        """
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
        <script src="\(script)"></script>
        </body>
        </html>
        """
    }
}
