/** A field of a Go type of the API. */
export interface ApiField {
  /** Its comment, as plain text. */
  readonly comment: string;
  /** The feature gates that it is behind. */
  readonly gates: readonly string[];
}

/** Types of a package, such as `Container`, and their fields by the names that JSON has. */
export type ApiTypes = ReadonlyMap<string, ReadonlyMap<string, ApiField>>;

/** Reads the types of the API in a `types.go`, without the fields that they take from other types. */
export function apiTypes(source: string): ApiTypes {
  const types = new Map<string, ReadonlyMap<string, ApiField>>();
  for (const [, name = "", body = ""] of source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm))
    types.set(name, fieldsIn(body));
  return types;
}

function fieldsIn(body: string): ReadonlyMap<string, ApiField> {
  const fields = new Map<string, ApiField>();
  let comments: string[] = [];
  for (const line of body.split("\n")) {
    const comment = /^\t\/\/ ?(.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      comments.push(comment);
      continue;
    }
    const name = /\bjson:"([\w-]+)/.exec(line)?.[1];
    if (name !== undefined)
      fields.set(name, {
        comment: comments.filter((each) => !each.startsWith("+")).join(" "),
        gates: comments.flatMap((each) => /^\+featureGate=([\w,]+)/.exec(each)?.[1]?.split(",") ?? []),
      });
    comments = [];
  }
  return fields;
}
