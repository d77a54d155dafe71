import { type CatalogEntry, catalog } from "./catalog.ts";
import { canonicalName, familiarName, fullName, parseImageReference } from "./imageReference.ts";
import { isPlausibleTag } from "./plausibleTag.ts";

/** An image of the catalog, or why a pull of it fails, in the words of the container runtime and with a hint. */
export type ImageLookup =
  | { readonly found: true; readonly entry: CatalogEntry; readonly name: string }
  | { readonly found: false; readonly error: string };

/** Looks a name up as a pull would. https://kubernetes.io/docs/concepts/containers/images/ */
export function findImage(image: string): ImageLookup {
  const reference = parseImageReference(image);
  if (!reference) return { found: false, error: `invalid reference format: ${image}. ${knownImages()}` };
  const name = canonicalName(reference);
  const entry = catalog.find((candidate) => candidate.names.includes(fullName(reference)));
  if (entry && (reference.digest !== undefined || isPlausibleTag(reference.tag, entry.newest)))
    return { found: true, entry, name };

  const failed = `failed to pull and unpack image "${name}": failed to resolve reference "${name}"`;
  if (entry) {
    const hint = `The practice cluster knows ${familiarName(fullName(reference))}, but no version "${reference.tag}" of it.`;
    return {
      found: false,
      error: `rpc error: code = NotFound desc = ${failed}: ${name}: not found. ${hint}`,
    };
  }
  const reason =
    "pull access denied, repository does not exist or may require authorization: " +
    "server message: insufficient_scope: authorization failed";
  const nearest = nearestImage(fullName(reference));
  const question = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  return {
    found: false,
    error: `rpc error: code = Unknown desc = ${failed}: ${reason}.${question} ${knownImages()}`,
  };
}

function knownImages(): string {
  const names = catalog.map((entry) => familiarName(entry.names[0] ?? ""));
  return `The practice cluster runs no real containers; it knows these images: ${names.join(", ")}.`;
}

/** The known image whose last part of the name is most like the wanted one, when it is like it at all. */
function nearestImage(wanted: string): string | undefined {
  const last = (name: string): string => name.split("/").at(-1) ?? name;
  let nearest: string | undefined;
  let least = 3;
  for (const name of catalog.flatMap((entry) => entry.names)) {
    const distance = editDistance(last(wanted), last(name));
    if (distance < least && distance < last(name).length / 2) {
      nearest = familiarName(name);
      least = distance;
    }
  }
  return nearest;
}

/** How many letters have to be added, removed or replaced to make one word of the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + Number(letter !== other);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
