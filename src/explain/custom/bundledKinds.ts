import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { Remembered } from "@kubernetes-workshop/kubernetes/base/remembered";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { customKindNamed, type ListedKind } from "../fields/listedKind.ts";
import { isTemplated } from "../typeGuess.ts";
import type { CustomKind, FindCustomKind } from "./customKind.ts";

/** A custom kind whose definition comes with the extension. */
export interface BundledKind {
  /** The project that defines it. */
  readonly project: string;
  /** URL of the kind's page in the documentation of the project. */
  readonly page: string;
  /** The versions that the schema holds for, the newest first. */
  readonly versions: readonly string[];
  /** An OpenAPI v3 schema; a `$ref` names a definition of Kubernetes, such as `core.v1.PodSpec`. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** `schemas/custom/<group>.json`: kind → what is known of it. */
export type BundledFile = Readonly<Record<string, BundledKind>>;

/** The groups of the kinds whose definitions come with the extension. */
export const bundledGroups: readonly string[] = [
  "argoproj.io",
  "cert-manager.io",
  "crd.k8s.amazonaws.com",
  "elbv2.k8s.aws",
  "gateway.networking.k8s.io",
  "karpenter.k8s.aws",
  "karpenter.sh",
  "monitoring.coreos.com",
  "vpcresources.k8s.aws",
];

async function bundledFile(read: ReadSchemaFile, group: string): Promise<BundledFile> {
  return JSON.parse((await read(`custom/${group}.json`)) ?? "{}") as BundledFile;
}

/** Lists the kinds whose definitions come with the extension, each in its newest version. */
export async function listBundledKinds(read: ReadSchemaFile): Promise<ListedKind[]> {
  const files = await Promise.all(
    bundledGroups.map(async (group) => {
      const file = await bundledFile(read, group);
      return Object.entries(file).map(([kind, { versions }]) =>
        customKindNamed(`${group}/${versions[0] ?? ""}`, kind),
      );
    }),
  );
  return files.flat();
}

/**
 * Finds the kinds whose definitions come with the extension, generated from those of their projects by
 * `npm run generate:customResources`. Reads the file of a group when one of its kinds is first asked for.
 */
export function bundledKinds(read: ReadSchemaFile): FindCustomKind {
  const files = new Remembered((group: string) => bundledFile(read, group));
  const kindIn = async (group: string, kind: string, wanted?: string): Promise<CustomKind[]> => {
    const found = ownField(await files.get(group), kind);
    const version = wanted ?? found?.versions[0] ?? "";
    if (!found?.versions.includes(version)) return [];
    const { schema, project, page } = found;
    return [{ apiVersion: `${group}/${version}`, kind, schema, origin: { project, page } }];
  };
  return async ({ apiVersion, kind }) => {
    const [group = "", version = ""] = apiVersion.split("/");
    if (!isTemplated(apiVersion)) return (await kindIn(group, kind, version))[0];
    const known = (await Promise.all(bundledGroups.map((each) => kindIn(each, kind)))).flat();
    return known.length === 1 ? known[0] : undefined;
  };
}
