import { build } from "esbuild";
import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/**
 * Bundles the `*.test.ts` of a folder, each to a file of its own next to `index.cjs`, whose path is the answer. As
 * CommonJS, since that is what an extension host of every age takes for the tests' index.
 */
export async function buildHostTests(folder = "test/host"): Promise<string> {
  const output = path.join(repositoryFolder, "out", path.basename(folder));
  const tests = globSync(`${folder}/**/*.test.ts`, { cwd: repositoryFolder });
  await rm(output, { recursive: true, force: true });
  await build({
    absWorkingDir: repositoryFolder,
    entryPoints: [
      { in: "test/support/hostTests/hostIndex.ts", out: "index" },
      ...tests.map((file) => ({ in: file, out: path.basename(file, ".ts") })),
    ],
    outdir: output,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22.19",
    external: ["vscode", "mocha"],
    sourcemap: true,
    logLevel: "warning",
  });
  return path.join(output, "index.cjs");
}
