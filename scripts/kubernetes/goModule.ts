import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The Go module that builds the test control plane; its `go.mod` determines the version of Kubernetes. */
export const toolsFolder = join(import.meta.dirname, "../../packages/hosts/tools/kubernetes");

/** Runs `go` in {@link toolsFolder} and returns its output. */
export function go(...args: string[]): string {
  return execFileSync("go", args, { cwd: toolsFolder, encoding: "utf8", maxBuffer: 100_000_000 }).trim();
}

/** The folder of a Go module's source; downloads the module if it is missing. */
export function moduleFolder(module: string): string {
  return go("list", "-m", "-f", "{{.Dir}}", module) || downloaded(module);
}

/** The folder of a Go module's source in another version than that of `go.mod`; downloads it if it is missing. */
export function olderModuleFolder(module: string, version: string): string {
  return downloaded(`${module}@${version}`);
}

function downloaded(module: string): string {
  return (JSON.parse(go("mod", "download", "-json", module)) as { Dir: string }).Dir;
}
