import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { executableName, repositoryFolder } from "../paths.ts";
import { mustRun, runCommand } from "../runCommand.ts";

const toolsFolder = path.join(repositoryFolder, "packages", "hosts", "tools");
const controlPlaneFolder = path.join(repositoryFolder, ".control-plane");
const kwokModule = "sigs.k8s.io/kwok";

/** KWOK's stages, `{node,pod}/{fast,general,chaos}/*.yaml`: what KWOK does to nodes and pods, and when. */
export const stagesFolder = path.join(controlPlaneFolder, "stages");

/** A Go module in packages/hosts/tools, and the programs built from it. */
interface Tools {
  readonly module: string;
  readonly packages: readonly string[];
  readonly duration: string;
  readonly linkerFlags: (goMod: string) => string;
}

const modules: readonly Tools[] = [
  { module: "etcd", packages: ["go.etcd.io/etcd/server/v3"], duration: "1 minute", linkerFlags: () => "" },
  {
    module: "kubernetes",
    packages: ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl"].map(
      (program) => `k8s.io/kubernetes/cmd/${program}`,
    ),
    duration: "5 to 7 minutes",
    linkerFlags: kubernetesVersionFlags,
  },
  { module: "kwok", packages: [`${kwokModule}/cmd/kwok`], duration: "1 minute", linkerFlags: () => "" },
];

/** Returns the path of a control plane program, such as `kubectl`. */
export function controlPlaneProgram(name: string): string {
  return path.join(controlPlaneFolder, "bin", executableName(name));
}

/** The kubectl for tests of the practice cluster; an environment variable selects another version. */
export function kubectlProgram(): string {
  return process.env["KUBERNETES_WORKSHOP_KUBECTL"] ?? controlPlaneProgram("kubectl");
}

/** Builds control plane programs that are missing or outdated into `.control-plane/`. */
export async function buildControlPlane(): Promise<void> {
  for (const tools of modules) {
    await buildTools(tools);
  }
}

async function buildTools(tools: Tools): Promise<void> {
  const folder = path.join(toolsFolder, tools.module);
  const goMod = await readFile(path.join(folder, "go.mod"), "utf8");
  const goSum = await readFile(path.join(folder, "go.sum"), "utf8");
  const flags = `-s -w ${tools.linkerFlags(goMod)}`.trim();
  const programs = tools.packages.map((name) => [name, programOf(name, tools.module)] as const);
  const stampFile = path.join(controlPlaneFolder, `${tools.module}.stamp`);
  const stamp = createHash("sha256")
    .update([goMod, goSum, flags, ...tools.packages].join("\0"))
    .digest("hex");
  const isBuilt = programs.every(([, program]) => existsSync(program));
  if (isBuilt && (await readFile(stampFile, "utf8").catch(() => "")) === stamp) {
    return;
  }
  await assertGo();
  await mkdir(path.join(controlPlaneFolder, "bin"), { recursive: true });
  progress(`${tools.module}, ${tools.duration} the first time on two cores`);
  for (const [name, program] of programs) {
    progress(`  ${name}`);
    const args = ["build", "-trimpath", "-ldflags", flags, "-o", program, name];
    await mustRun("go", args, { cwd: folder, show: true });
  }
  if (tools.module === "kwok") {
    await copyStages(folder);
  }
  await writeFile(stampFile, stamp);
}

/** Names the program of etcd's package `v3` after etcd instead. */
function programOf(packageName: string, module: string): string {
  const name = path.posix.basename(packageName);
  return controlPlaneProgram(name === "v3" ? module : name);
}

/** Copies the stages out of KWOK's module, so that starting needs no Go. */
async function copyStages(folder: string): Promise<void> {
  const module = (await mustRun("go", ["list", "-m", "-f", "{{.Dir}}", kwokModule], { cwd: folder })).trim();
  for (const kind of ["node", "pod"]) {
    // Files from Go's module cache are read-only, and a later copy must be able to replace them.
    await cp(path.join(module, "kustomize", "stage", kind), path.join(stagesFolder, kind), {
      recursive: true,
      force: true,
      filter: (file) => path.basename(file) !== "testdata",
    });
  }
}

/** Passes the version to the linker as Kubernetes' own build does; otherwise the server reports v0.0.0. */
function kubernetesVersionFlags(goMod: string): string {
  const version = /^\s*k8s\.io\/kubernetes (v(\d+)\.(\d+)\.\S+)/m.exec(goMod);
  if (version === null) {
    throw new Error("packages/hosts/tools/kubernetes/go.mod does not require k8s.io/kubernetes.");
  }
  const [, gitVersion, major, minor] = version;
  return [
    `-X k8s.io/component-base/version.gitVersion=${gitVersion}`,
    `-X k8s.io/component-base/version.gitMajor=${major}`,
    `-X k8s.io/component-base/version.gitMinor=${minor}`,
    `-X k8s.io/client-go/pkg/version.gitVersion=${gitVersion}`,
  ].join(" ");
}

async function assertGo(): Promise<void> {
  const version = await runCommand("go", ["version"]).catch(() => undefined);
  if (version?.code !== 0) {
    throw new Error(
      "The tests on a real Kubernetes build its control plane with Go, which is not on the PATH. " +
        "Install Go 1.26 or newer from https://go.dev/dl/, then run `npm run test:cluster` again.",
    );
  }
}

function progress(text: string): void {
  process.stderr.write(`Building .control-plane/ with Go: ${text}\n`);
}
