const reference = "https://kubernetes.io/docs/reference/kubernetes-api";

/**
 * The page of the API reference that tells about a field, at the heading of the definition that declares it, or of
 * the nearest around it that has a heading.
 *
 * @param owners short names of the definitions on the way to the field, the one that declares it last
 * @param pages a definition's short name → its page, for those with a heading
 */
export function documentationPage(owners: readonly string[], pages: ReadonlyMap<string, string>): string {
  const owner = owners.findLast((each) => pages.has(each));
  const page = owner && pages.get(owner);
  return page ? `${reference}/${page}/#${owner.slice(owner.lastIndexOf(".") + 1)}` : `${reference}/`;
}
