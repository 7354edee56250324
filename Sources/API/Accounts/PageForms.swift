/// What the programs of our pages begin with: requests to the API, forms, and signing in.
enum PageForms {
    static let script = #"""
        "use strict";

        const content = document.getElementById("content");
        const message = document.getElementById("message");

        // Everything is put in as text: nothing that comes from elsewhere is ever read as markup.
        function element(name, attributes, ...children) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
          made.append(...children);
          return made;
        }

        function say(text, isBad) {
          message.textContent = text;
          message.className = isBad ? "bad" : "";
        }

        function done(text) {
          content.replaceChildren();
          say(text, false);
        }

        async function send(method, path, body, csrfToken) {
          const headers = { "Content-Type": "application/json" };
          if (csrfToken) headers["X-CSRF-Token"] = csrfToken;
          const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
          const value = read(await answer.text());
          if (answer.ok && value) return value;
          const { detail, title, errors } = value || {};
          const fields = (Array.isArray(errors) ? errors : []).map((each) => each.field + " " + each.message).join("; ");
          const told = [detail || title, fields].filter(Boolean).join(" ");
          const error = new Error(told || "The server answered " + [answer.status, answer.statusText].filter(Boolean).join(" ") + ".");
          error.status = answer.status;
          throw error;
        }

        // What stands before the server may answer with a page of its own: null for what is no JSON.
        function read(text) {
          try { return text ? JSON.parse(text) : {}; } catch { return null; }
        }

        // Who is signed in; null for nobody. Any other refusal is none of both.
        async function me() {
          try {
            return await send("GET", "/api/me");
          } catch (error) {
            if (error.status === 401) return null;
            throw error;
          }
        }

        function field(name, label, type, autocomplete, isOptional) {
          const input = element("input", { name, type, autocomplete, autocapitalize: "none" });
          if (!isOptional) input.required = true;
          return element("label", {}, label, input);
        }

        function form(title, fields, button, act) {
          const made = element("form", {}, element("h2", {}, title), ...fields, element("button", {}, button));
          made.addEventListener("submit", async (event) => {
            event.preventDefault();
            say("", false);
            const values = {};
            for (const [key, value] of new FormData(made)) if (value) values[key] = value;
            try { await act(values); } catch (error) { say(error.message, true); }
          });
          content.append(made);
        }

        function signIn(title, next) {
          form(title, [
            field("username", "User name or e-mail address", "text", "username"),
            field("password", "Password", "password", "current-password"),
            field("code", "One-time code, if your account has a second factor", "text", "one-time-code", true),
          ], "Sign in", async (values) => next(await send("POST", "/api/auth/login", values)));
        }


        """#
}
