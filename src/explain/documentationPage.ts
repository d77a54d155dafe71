const reference = "https://kubernetes.io/docs/reference/kubernetes-api";

/**
 * Returns the API reference page for a field, at the heading of the definition that declares the field or of the
 * nearest enclosing definition that has a heading.
 *
 * @param owners short names of the definitions on the way to the field, the one that declares the field last
 * @param pages a definition's short name → its page, for those with a heading
 */
export function documentationPage(owners: readonly string[], pages: ReadonlyMap<string, string>): string {
  const owner = owners.findLast((each) => pages.has(each));
  const page = owner && pages.get(owner);
  return page ? `${reference}/${page}/#${owner.slice(owner.lastIndexOf(".") + 1)}` : `${reference}/`;
}
