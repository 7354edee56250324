extension DocumentationPage {
    static let script = #"""
        "use strict";

        // Everything is put in as text: nothing of the document is ever read as markup.
        function element(name, attributes, ...children) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
          made.append(...children.filter((child) => child !== null && child !== undefined));
          return made;
        }

        function resolve(api, schema) {
          const path = schema && schema.$ref;
          if (!path) return schema || {};
          return path.slice(2).split("/").reduce((value, part) => value && value[part], api) || {};
        }

        function typeName(api, schema) {
          if (!schema) return "";
          if (schema.$ref) return schema.$ref.split("/").pop();
          if (schema.anyOf || schema.oneOf) {
            return (schema.anyOf || schema.oneOf).map((each) => typeName(api, each)).join(" or ");
          }
          if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(", ");
          if ("const" in schema) return JSON.stringify(schema.const);
          if (schema.type === "array") return "list of " + typeName(api, schema.items);
          return [].concat(schema.type || "any").join(" or ") + (schema.format ? " (" + schema.format + ")" : "");
        }

        function limits(schema) {
          const shown = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "default"];
          return shown.filter((key) => key in schema).map((key) => key + " " + JSON.stringify(schema[key])).join(", ");
        }

        function row(...cells) {
          return element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));
        }

        function table(heads, rows) {
          return element("table", {}, element("tr", {}, ...heads.map((head) => element("th", {}, head))), ...rows);
        }

        // The members of a type, and below it those of the types that it speaks of.
        function schemaTables(api, schema, seen) {
          const name = schema.$ref ? schema.$ref.split("/").pop() : "";
          const found = resolve(api, schema);
          const inner = [].concat(schema.anyOf || [], found.oneOf || [], found.allOf || [], found.items ? [found.items] : []);
          const parts = [];
          if (name && seen.has(name)) return parts;
          if (name) seen.add(name);
          if (found.properties) {
            const required = new Set(found.required || []);
            parts.push(element("h3", {}, name || "Body"), table(["member", "type", ""], Object.entries(found.properties).map(
              ([member, type]) => row(
                element("code", {}, member + (required.has(member) ? "" : "?")), element("code", {}, typeName(api, type)),
                [type.description, limits(type)].filter(Boolean).join("; ")))));
            inner.push(...Object.values(found.properties));
          }
          for (const each of inner) parts.push(...schemaTables(api, each, seen));
          return parts;
        }

        function content(api, holder) {
          const parts = [];
          for (const [type, media] of Object.entries((holder && holder.content) || {})) {
            parts.push(element("p", { class: "quiet" }, type));
            parts.push(...schemaTables(api, media.schema || {}, new Set(["Problem"])));
            if (media.example !== undefined) parts.push(element("pre", {}, JSON.stringify(media.example, null, 2)));
          }
          return parts;
        }

        function body(api, operation) {
          const parts = [element("p", {}, operation.description || "")];
          if (operation.parameters) {
            parts.push(element("h3", {}, "Parameters"), table(["name", "in", "type", ""], operation.parameters.map((parameter) => row(
              element("code", {}, parameter.name + (parameter.required ? "" : "?")), parameter.in,
              element("code", {}, typeName(api, parameter.schema)),
              [parameter.description, limits(parameter.schema)].filter(Boolean).join("; ")))));
          }
          if (operation.requestBody) parts.push(element("h3", {}, "Request"), ...content(api, operation.requestBody));
          const answers = Object.entries(operation.responses);
          parts.push(element("h3", {}, "Answers"), table(["status", ""], answers.map(
            ([status, answer]) => row(element("code", {}, status), answer.description))));
          for (const [status, answer] of answers) {
            if (status.startsWith("2")) parts.push(...content(api, answer));
          }
          return parts;
        }

        function show(api) {
          const groups = new Map();
          const entries = [];
          for (const [path, operations] of Object.entries(api.paths)) {
            for (const [method, operation] of Object.entries(operations)) {
              const tag = operation.tags[0];
              if (!groups.has(tag)) groups.set(tag, element("section", {}, element("h2", {}, tag)));
              const details = element("details", { id: operation.operationId }, element("summary", {},
                element("span", { class: "method " + method }, method.toUpperCase()), element("span", { class: "path" }, path),
                element("span", { class: "quiet" }, operation.summary)));
              details.addEventListener("toggle", () => {
                if (details.open && details.children.length === 1) {
                  details.append(element("div", { class: "body" }, ...body(api, operation)));
                }
              });
              groups.get(tag).append(details);
              const words = [method, path, operation.summary, operation["x-permission"] || "", operation.operationId];
              entries.push({ details, group: groups.get(tag), text: words.join(" ").toLowerCase() });
            }
          }
          document.getElementById("operations").replaceChildren(...groups.values());
          document.getElementById("find").addEventListener("input", (event) => {
            const wanted = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
            for (const entry of entries) entry.details.hidden = !wanted.every((word) => entry.text.includes(word));
            for (const group of groups.values()) {
              group.hidden = entries.every((entry) => entry.group !== group || entry.details.hidden);
            }
          });
          const named = document.getElementById(location.hash.slice(1));
          if (named) named.open = true;
        }

        fetch("/api/openapi.json")
          .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error("status " + answer.status)))
          .then(show)
          .catch((error) => {
            document.getElementById("operations").replaceChildren("The description could not be read: " + error.message);
          });
        """#
}
