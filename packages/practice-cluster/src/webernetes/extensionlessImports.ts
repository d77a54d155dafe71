/**
 * Lets Node load the published `@ngrok/webernetes`, whose files import each other without file extensions. Bundlers
 * resolve such imports, Node does not. Only code that runs unbundled, such as tests, needs this.
 */
import { registerHooks } from "node:module";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

registerHooks({
  resolve(specifier, context, nextResolve) {
    const parent = context.parentURL;
    if (parent?.includes("/@ngrok/webernetes/") && specifier.startsWith(".") && !specifier.endsWith(".js")) {
      const file = new URL(`${specifier}.js`, parent);
      const index = new URL(`${specifier}/index.js`, parent);
      return nextResolve(existsSync(fileURLToPath(file)) ? file.href : index.href, context);
    }
    return nextResolve(specifier, context);
  },
});
