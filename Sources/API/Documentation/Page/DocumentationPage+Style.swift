extension DocumentationPage {
    static let style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8882; --get: #0a7d4f; --post: #1f6feb; --put: #9a6700; --delete: #cf222e; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
        header { position: sticky; top: 0; display: flex; gap: 1.5rem; align-items: center; padding: .5rem 1.5rem;
          background: Canvas; border-bottom: 1px solid var(--line); flex-wrap: wrap; }
        h1 { font-size: 1.1rem; margin: 0; }
        h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; text-transform: capitalize; }
        h3 { font-size: .85rem; margin: 1rem 0 .25rem; }
        input { font: inherit; padding: .2rem .5rem; min-width: 18rem; }
        main { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
        details { border: 1px solid var(--line); border-radius: 6px; margin: .3rem 0; }
        summary { cursor: pointer; padding: .35rem .75rem; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
        summary:hover { background: var(--soft); }
        .method { font: 600 .75rem ui-monospace, monospace; width: 4rem; }
        .get { color: var(--get); } .post { color: var(--post); } .put, .patch { color: var(--put); } .delete { color: var(--delete); }
        code, pre, .path { font-family: ui-monospace, monospace; font-size: .85rem; }
        .body { padding: 0 .75rem .75rem; border-top: 1px solid var(--line); }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; }
        td, th { text-align: left; vertical-align: top; padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--soft); }
        pre { background: var(--soft); padding: .5rem .75rem; overflow: auto; border-radius: 4px; margin: .25rem 0; }
        .quiet { opacity: .7; }
        """
}
