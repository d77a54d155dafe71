import { editDistance } from "@kubernetes-workshop/kubernetes/base/editDistance";

/** Most letters that a misspelled name may differ in. */
const mostTypos = 2;

/** Longest name that is compared: a longer one is no typo, and comparing takes time. */
const longest = 100;

/** Returns the name that a misspelled one was probably meant to be, such as `imagePullPolicy` for `imagepullpolicy`. */
export function nearName(written: string, names: readonly string[]): string | undefined {
  if (written.length > longest) return undefined;
  const small = written.toLowerCase();
  const near = names
    .filter((name) => Math.abs(name.length - written.length) <= mostTypos)
    .map((name) => ({ name, typos: editDistance(small, name.toLowerCase()) }))
    .sort((a, b) => a.typos - b.typos)[0];
  return near && near.typos <= Math.min(mostTypos, Math.floor(near.name.length / 3)) ? near.name : undefined;
}
