import type { ApiObject } from "../../objectApi.ts";

let last: { readonly object: ApiObject; readonly text: string } | undefined;

/**
 * An object as JSON. All watches receive a change before the next one, so caching the last text is enough to serialize
 * each change only once.
 */
export function watchedText(object: ApiObject): string {
  if (last?.object !== object) last = { object, text: JSON.stringify(object) };
  return last.text;
}
