import { editDistance } from "@kubernetes-workshop/kubernetes/base/editDistance";

/** Longest name that is compared: a longer one is no typo, and comparing takes time. */
const longest = 100;

/** How far a misspelled name may be from the one that was meant. */
interface Tolerance {
  /** Most letters that may differ. */
  readonly typos: number;
  /** How many letters a name has to have for each of them. */
  readonly lettersPerTypo: number;
}

/** Returns the name that a misspelled one was probably meant to be, such as `imagePullPolicy` for `imagepullpolicy`. */
export function nearName(
  written: string,
  names: readonly string[],
  { typos: most, lettersPerTypo }: Tolerance = { typos: 2, lettersPerTypo: 3 },
): string | undefined {
  if (written.length > longest) return undefined;
  const small = written.toLowerCase();
  const near = names
    .filter((name) => Math.abs(name.length - written.length) <= most)
    .map((name) => ({ name, typos: editDistance(small, name.toLowerCase()) }))
    .sort((a, b) => a.typos - b.typos)[0];
  return near && near.typos <= Math.min(most, near.name.length / lettersPerTypo) ? near.name : undefined;
}
