/// The page at `/account`, where the links of mails lead; nothing of it comes from elsewhere.
enum AccountPage {
    static let html = PageShell.html(script: "/account/app.js")

    static let style = """
        :root { color-scheme: light dark; --line: #8886; --bad: #cf222e; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 26rem; margin: 10vh auto; padding: 0 1.5rem; }
        h1 { font-size: 1.2rem; }
        h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        form { display: grid; gap: .75rem; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem; }
        label { display: grid; gap: .2rem; }
        input, button { font: inherit; padding: .4rem .6rem; }
        button { cursor: pointer; }
        .bad { color: var(--bad); }
        dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; margin: 0; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .code { font: 700 1.4rem/1.5 ui-monospace, monospace; letter-spacing: .1em; }
        """
}
