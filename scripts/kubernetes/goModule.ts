import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The Go module that builds the test control plane: its `go.mod` says which Kubernetes this is. */
export const toolsFolder = join(import.meta.dirname, "../../packages/hosts/tools/kubernetes");

/** Runs `go` there and returns what it prints. */
export function go(...args: string[]): string {
  return execFileSync("go", args, { cwd: toolsFolder, encoding: "utf8", maxBuffer: 100_000_000 }).trim();
}

/** Where a Go module's source lies; downloads it first where it is missing. */
export function moduleFolder(module: string): string {
  const folder = go("list", "-m", "-f", "{{.Dir}}", module);
  return folder || (JSON.parse(go("mod", "download", "-json", module)) as { Dir: string }).Dir;
}
