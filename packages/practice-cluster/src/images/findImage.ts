import { type CatalogEntry, catalog } from "./catalog.ts";
import {
  canonicalName,
  familiarName,
  fullName,
  readImageReference,
} from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { nearestImage } from "./knownImages.ts";
import { isPlausibleTag } from "./plausibleTag.ts";

/** An image of the catalog, or the container runtime's error for a failed pull, with a hint. */
export type ImageLookup =
  | { readonly found: true; readonly entry: CatalogEntry; readonly name: string }
  | { readonly found: false; readonly error: string };

/** Resolves an image as a pull would. https://kubernetes.io/docs/concepts/containers/images/ */
export function findImage(image: string): ImageLookup {
  const { reference, error } = readImageReference(image);
  if (!reference) return { found: false, error: `${error}. ${knownImages()}` };
  const name = canonicalName(reference);
  const entry = catalog.find((candidate) => candidate.names.includes(fullName(reference)));
  if (entry && (reference.digest !== undefined || isPlausibleTag(reference.tag ?? "", entry.newest)))
    return { found: true, entry, name };

  const failed = `failed to pull and unpack image "${name}": failed to resolve reference "${name}"`;
  if (entry) {
    const hint = `The practice cluster knows ${familiarName(fullName(reference))}, but no version "${reference.tag ?? ""}" of it.`;
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
