// Builds the extension: an entry for activation and one for the thread of the practice cluster, every `await import(...)` below it a chunk of its own.
import { context } from "esbuild";
import { watch as watchFiles } from "node:fs";
import { rm } from "node:fs/promises";
import { smallChunks } from "./scripts/bundle/smallChunks.mjs";
import { unusedClientNode } from "./scripts/bundle/unusedClientNode.mjs";
import { usedUndici } from "./scripts/bundle/usedUndici.mjs";
import { packSchemas } from "./scripts/packSchemas.ts";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

await rm("dist", { recursive: true, force: true });
const shared = {
  outdir: "dist",
  bundle: true,
  minify: production,
  sourcemap: !production,
  legalComments: "linked",
  logLevel: "info",
};
const extension = await context({
  ...shared,
  entryPoints: { extension: "src/extension.ts", practice: "packages/practice-cluster/src/worker.ts" },
  format: "esm",
  splitting: true,
  platform: "node",
  target: "node22.19",
  external: ["vscode"],
  plugins: [unusedClientNode, usedUndici, ...(production ? [smallChunks] : [])],
  // undici's own definition for its build in Node: leaves out its second, experimental HTTP parser, 56 kB of the VSIX.
  define: { esbuildDetection: "true" },
  // The CommonJS packages inside client-node call require() for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
});
// Webview pages run in the editor's browser: one script and one style sheet each, without Node.
const webviews = await context({
  ...shared,
  entryPoints: {
    "webviews/course": "src/webviews/course/main.ts",
    "webviews/map": "src/webviews/map/main.ts",
    "webviews/measure": "src/webviews/measure/main.ts",
  },
  format: "iife",
  platform: "browser",
  target: "chrome138",
});
packSchemas("dist/schemas");
if (watch) watchFiles("schemas", { recursive: true }, () => packSchemas("dist/schemas"));
for (const build of [extension, webviews]) {
  if (watch) {
    await build.watch();
  } else {
    await build.rebuild();
    await build.dispose();
  }
}
