/** The target of a request: its path, decoded once and not normalized, and its query. */
export interface RequestTarget {
  readonly path: string;
  readonly query: URLSearchParams;
}

const absolute = /^[a-z][a-z0-9+.-]*:\/\/(?:\[[0-9a-f:.]+\]|[^[\]/?#@\s]*)(?::\d*)?(?=[/?]|$)/i;

/**
 * Parses a request target as Go's `url.ParseRequestURI` does; undefined if it is invalid. Dot segments and double
 * slashes stay, so a request never reaches another object than the one that it names.
 */
export function parseRequestTarget(target: string): RequestTarget | undefined {
  const origin = target.startsWith("/") || target === "*" ? target : withoutOrigin(target);
  if (origin === undefined) return undefined;
  const end = origin.indexOf("?");
  const path = decoded(end < 0 ? origin : origin.slice(0, end));
  return path === undefined ? undefined : { path, query: parseQuery(end < 0 ? "" : origin.slice(end + 1)) };
}

function withoutOrigin(target: string): string | undefined {
  const origin = absolute.exec(target)?.[0];
  if (origin === undefined) return undefined;
  const rest = target.slice(origin.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** Skips the pairs that Go cannot parse, as Go does. */
function parseQuery(text: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const pair of text.split("&")) {
    if (pair === "" || pair.includes(";")) continue;
    const equals = pair.indexOf("=");
    const plain = (part: string): string | undefined => decoded(part.replaceAll("+", " "));
    const name = plain(equals < 0 ? pair : pair.slice(0, equals));
    const value = plain(equals < 0 ? "" : pair.slice(equals + 1));
    if (name !== undefined && value !== undefined) query.append(name, value);
  }
  return query;
}

/** Decodes percent escapes and UTF-8: Node represents each byte of a target as one character. */
function decoded(text: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
