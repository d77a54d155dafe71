import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Files of other projects, as their repositories have them. */
interface Collection {
  /** The folder of the clone, bare or not. */
  readonly clone: string;
  /** Which files to read. */
  readonly files: RegExp;
}

/** A file in a clone. */
export interface CollectedFile {
  /** With the name of the clone in front. */
  readonly name: string;
  readonly text: string;
}

/** Charts that many people install. */
export const charts: readonly Collection[] = [
  { clone: "ingress-nginx", files: /^charts\/ingress-nginx\/templates\/.*\.yaml$/ },
  { clone: "cert-manager", files: /^deploy\/charts\/cert-manager\/templates\/.*\.yaml$/ },
  { clone: "helm-charts", files: /^charts\/kube-prometheus-stack\/templates\/.*\.yaml$/ },
  { clone: "argo-helm", files: /^charts\/argo-cd\/templates\/.*\.yaml$/ },
  { clone: "istio", files: /^manifests\/charts\/.*templates\/.*\.yaml$/ },
];

/** Manifests that people read and copy, with the definitions of the custom resources in them. */
export const manifests: readonly Collection[] = [
  { clone: "kube-prometheus", files: /^(?:manifests|examples)\/.*\.yaml$/ },
  { clone: "ingress-nginx", files: /^(?:deploy|docs)\/.*\.yaml$/ },
  { clone: "cert-manager", files: /^(?:deploy\/crds|test|make\/config)\/.*\.yaml$/ },
  { clone: "istio", files: /^(?:samples|manifests\/charts\/base\/files)\/.*\.yaml$/ },
  { clone: "argo-cd", files: /^(?:manifests\/crds|docs|applicationset\/examples)\/.*\.ya?ml$/ },
  { clone: "eks-workshop-v2", files: /^manifests\/.*\.ya?ml$/ },
];

/**
 * Reads the files of collections from a folder of clones, in their newest commits; none of a collection that is not
 * there.
 */
export function collectedFiles(clones: string, collections: readonly Collection[]): CollectedFile[] {
  return collections.flatMap(({ clone, files }) => {
    const cwd = join(clones, clone);
    if (!existsSync(cwd)) return [];
    const git = (args: readonly string[]): string =>
      execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 100_000_000 });
    return git(["ls-tree", "-r", "--name-only", "HEAD"])
      .split("\n")
      .filter((name) => files.test(name))
      .map((name) => ({ name: `${clone}/${name}`, text: git(["show", `HEAD:${name}`]) }));
  });
}
