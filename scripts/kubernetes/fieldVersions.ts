import type { ApiField, ApiTypes } from "./apiTypes.ts";

/** A minor version of the API. */
export interface ApiVersion {
  readonly minor: number;
  /** Its packages, such as `core.v1`. */
  readonly packages: ReadonlyMap<string, ApiTypes>;
}

/** Since which minor version a feature gate is on by default; undefined if it is not yet. */
export type FeatureGates = ReadonlyMap<string, number | undefined>;

/** Fields that could be used at once, although no comment says so: their gates were on from the beginning. */
const ungated = new Set([
  // https://kubernetes.io/docs/tutorials/security/apparmor/
  "core.v1.PodSecurityContext.appArmorProfile",
  "core.v1.SecurityContext.appArmorProfile",
]);

/**
 * Tells since which minor version types exist, and since which fields can be used without turning on a feature gate: of
 * those that are newer than the first version. Nothing is told of a field that came with its type, that is not on by
 * default yet, or whose gate is not known.
 *
 * @param versions from the oldest to the newest
 * @returns `core.v1.Container.restartPolicy` → 29
 */
export function fieldVersions(
  versions: readonly ApiVersion[],
  gates: FeatureGates,
): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  const oldest = versions[0]?.minor ?? 0;
  for (const [packageName, types] of versions.at(-1)?.packages ?? [])
    for (const [type, fields] of types) {
      const history = versions.flatMap(({ minor, packages }) => {
        const known = packages.get(packageName)?.get(type);
        return known ? [{ minor, fields: known }] : [];
      });
      const begun = history[0]?.minor ?? oldest;
      if (begun > oldest) since.set(`${packageName}.${type}`, begun);
      for (const field of fields.keys()) {
        const name = `${packageName}.${type}.${field}`;
        const minor = usableSince(
          history.flatMap(({ minor: at, fields: then }) => {
            const known = then.get(field);
            return known ? [{ minor: at, field: known }] : [];
          }),
          gates,
          ungated.has(name),
        );
        if (minor !== undefined && minor > Math.max(begun, oldest)) since.set(name, minor);
      }
    }
  return since;
}

function usableSince(
  history: readonly { readonly minor: number; readonly field: ApiField }[],
  gates: FeatureGates,
  isUngated: boolean,
): number | undefined {
  const first = history[0]?.minor;
  if (first === undefined || isUngated) return first;
  const marked = history.flatMap(({ field }) => field.gates);
  const named = history.flatMap(({ field }) => gatesIn(field.comment, gates));
  const all = new Set(marked.length > 0 ? marked : named);
  if (all.size === 0) return undefined;
  const minors = [first, ...[...all].map((gate) => gates.get(gate) ?? Infinity)];
  const minor = Math.max(...minors);
  return minor === Infinity ? undefined : minor;
}

/**
 * Finds the gates in comments such as "This is an alpha field and requires enabling the X feature". Other comments name
 * the gate of a single value.
 */
function gatesIn(comment: string, gates: FeatureGates): string[] {
  if (!/\bthis (?:requires the|is an? (?:alpha|beta)|field is (?:in )?(?:alpha|beta))/i.test(comment))
    return [];
  const names = comment.matchAll(
    /\benabl\w+ (?:the )?["'`]?(\w+)["'`]? feature|\b(\w+)["'`]? feature ?gate/gi,
  );
  return [...names].map(([, one, other]) => one ?? other ?? "").filter((name) => gates.has(name));
}
