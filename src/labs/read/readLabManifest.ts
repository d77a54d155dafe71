import { t } from "@vscode/l10n";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { readManifests } from "../../manifests/readManifests.ts";
import type { LabFiles } from "./labFiles.ts";
import { type LabScope, quoted, rowOf } from "./labScope.ts";

/** Reads the objects in a file of the lab, and reports problems. */
export type ReadLabManifest = (file: string, at: string) => Promise<readonly KubernetesObject[]>;

const mostObjects = 30;

/** Reads manifests of a lab: objects that belong to one of its namespaces, which is added where they name none. */
export function labManifests(
  files: LabFiles,
  { namespaces, tell }: LabScope,
  tellOf: (file: string, message: string) => void,
): ReadLabManifest {
  return async (file, at) => {
    const text = await files.read(file);
    if (text === undefined) {
      tell(at, t("The folder of the lab has no file {0}.", quoted(file)));
      return [];
    }
    const { objects, problems } = readManifests(text);
    for (const { range, message } of problems) tellOf(file, lined(text, range.start, message));
    if (objects.length > mostObjects)
      tellOf(file, t("A lab's file has at most {0} objects, and this one {1}.", mostObjects, objects.length));
    return objects.slice(0, mostObjects).flatMap(({ object }) => {
      const { apiVersion, kind, metadata } = object;
      const name = `${kind} ${metadata.name}`;
      const row = rowOf(kind, apiVersion);
      if (!row?.namespaced) {
        tellOf(file, t("{0}: a lab makes only objects that belong to a namespace.", name));
        return [];
      }
      const { namespace = namespaces[0] } = metadata;
      if (!namespaces.includes(namespace)) {
        tellOf(
          file,
          t(
            "{0}: leave metadata.namespace out, or write one of the lab's namespaces: {1}.",
            name,
            namespaces.join(", "),
          ),
        );
        return [];
      }
      return [{ ...object, metadata: { ...metadata, namespace } }];
    });
  };
}

function lined(text: string, offset: number, message: string): string {
  return t("Line {0}: {1}", text.slice(0, offset).split("\n").length, message);
}
