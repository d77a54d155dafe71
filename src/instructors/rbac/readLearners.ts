/** The longest name of a namespace: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const longestName = 63;
const mostLearners = 200;

/** The names in a list that people write; undefined if one of them cannot be the name of a namespace, or none is there. */
export function readLearners(list: string): readonly string[] | undefined {
  const names = [...new Set(list.split(/[\s,;]+/).filter((name) => name !== ""))];
  const isValid = (name: string): boolean =>
    name.length <= longestName && /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/.test(name);
  return names.length > 0 && names.length <= mostLearners && names.every(isValid) ? names : undefined;
}
