/** What keeps a text from being well-formed XML, as far as the pictures use it: no CDATA, no comments, no DTD. */
export function xmlProblem(xml: string): string | undefined {
  const open: string[] = [];
  const rest = xml.replaceAll(
    /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<&]*")*)\s*(\/?)>/g,
    (_, ...found: string[]) => {
      const [end, name = "", attributes = "", alone] = found;
      const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, each]) => each);
      if (new Set(names).size < names.length) return `<${name} has an attribute twice`;
      if (end) return open.pop() === name ? "" : `<${name} is closed, not open`;
      if (!alone) open.push(name);
      return "";
    },
  );
  const odd = /<.{0,40}|&(?!(?:amp|lt|gt|quot|apos);).{0,10}/.exec(rest);
  if (odd) return odd[0];
  return open.length > 0 ? `${open.join(", ")} not closed` : undefined;
}
