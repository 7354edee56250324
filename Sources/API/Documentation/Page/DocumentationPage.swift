/// The page at `/api/docs`, which reads the document and shows it; nothing of it comes from elsewhere.
enum DocumentationPage {
    static let html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Roost API</title>
        <link rel="stylesheet" href="/api/docs/style.css">
        </head>
        <body>
        <header>
        <h1>Roost API</h1>
        <label>Find <input id="find" type="search" autocomplete="off" placeholder="path, word or permission"></label>
        <a href="/api/openapi.json">openapi.json</a>
        </header>
        <main id="operations" aria-live="polite">Loading…</main>
        <noscript>This page needs JavaScript; the description itself is at /api/openapi.json.</noscript>
        <script src="/api/docs/app.js"></script>
        </body>
        </html>
        """
}
