// Builds the extension: one entry for activation, every `await import(...)` below it a chunk of its own.
import { context } from "esbuild";
import { rm } from "node:fs/promises";

const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

await rm("dist", { recursive: true, force: true });
const build = await context({
  entryPoints: { extension: "src/extension.ts" },
  outdir: "dist",
  bundle: true,
  format: "esm",
  splitting: true,
  platform: "node",
  target: "node22.19",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  legalComments: "linked",
  logLevel: "info",
  // The CommonJS packages inside client-node call require() for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
});
if (watch) {
  await build.watch();
} else {
  await build.rebuild();
  await build.dispose();
}
