import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FieldAt } from "../manifests/fieldAt.ts";
import { isTypeField } from "../manifests/fieldPath.ts";
import { formerVersion } from "./formerVersions.ts";

const guide = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/";

/** What is known of a field of an object whose kind Kubernetes has given up. */
interface GoneKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly written: string;
  readonly page: string;
}

/** Explains `apiVersion` and `kind` of an object whose kind Kubernetes has given up; undefined for others. */
export function goneKind({ type, path }: Pick<FieldAt, "type" | "path">): GoneKind | undefined {
  const { apiVersion, kind } = type;
  if (apiVersion === undefined || kind === undefined || !isTypeField(path)) return undefined;
  const gone = formerVersion(apiVersion, kind);
  if (!gone || gone.replacement !== undefined) return undefined;
  const text = t(
    "{0} is gone since Kubernetes {1}, and no other kind replaces it.",
    inlineCode(kind),
    gone.removedIn,
  );
  return {
    apiVersion,
    kind,
    written: gone.instead === undefined ? text : `${text} ${gone.instead()}`,
    page: guide,
  };
}
