/**
 * Lets Node load `@ngrok/webernetes` as it is published: its files import each other without an extension,
 * which bundlers resolve and Node does not. For tests and for `npm run practice`; the extension is bundled.
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
