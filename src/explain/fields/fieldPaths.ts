import { type DefinitionOf, innerDefinition } from "./fieldAtPath.ts";

/** Most fields of a kind that are listed; a definition that anybody may write can have more. */
const mostPaths = 20_000;

/** Deepest path that is listed, in names; none of Kubernetes' own kinds is as deep. */
const deepest = 20;

/**
 * Returns the paths of all fields of a kind as `kubectl explain` takes them, such as `spec.template.spec.containers`,
 * outer ones first. A definition inside itself, such as that of a schema, is listed once on each way.
 */
export async function fieldPaths(root: string, definitionOf: DefinitionOf): Promise<readonly string[]> {
  const paths: string[] = [];
  let level: { readonly path: string; readonly ref: string; readonly around: readonly string[] }[] = [
    { path: "", ref: root, around: [] },
  ];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { path, ref, around } of level) {
      const inner = await innerDefinition({ ref }, definitionOf);
      for (const [name, schema] of Object.entries(inner?.definition.fields ?? {})) {
        if (paths.length === mostPaths) return paths;
        const here = path === "" ? name : `${path}.${name}`;
        paths.push(here);
        const below = (await innerDefinition(schema, definitionOf))?.name;
        if (below !== undefined && below !== ref && !around.includes(below))
          next.push({ path: here, ref: below, around: [...around, ref] });
      }
    }
    level = next;
  }
  return paths;
}
