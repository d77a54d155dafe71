import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";

/** The headers by which a user acts as another, each with all its values. */
export type ImpersonationHeaders = ReadonlyMap<string, readonly string[]>;

/**
 * Returns the headers for `as-uid`, `as-groups`, and `as-user-extra` of a kubeconfig's user, which client-node ignores;
 * it sends the one for `as`.
 * https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
 *
 * @param user the body of the user's entry
 * @throws {TypeError} if a value is not a string
 */
export function impersonationHeaders(user: unknown): ImpersonationHeaders {
  const fields = isRecord(user) ? user : {};
  const headers = new Map<string, readonly string[]>();
  const add = (name: string, values: readonly string[]): void => {
    if (values.length > 0) headers.set(name, values.map(inBytes));
  };
  add("impersonate-uid", textsOf([fields["as-uid"]]));
  add("impersonate-group", textsOf(fields["as-groups"]));
  const extra = fields["as-user-extra"];
  if (extra !== undefined && extra !== null && !isRecord(extra))
    throw new TypeError("as-user-extra is no map");
  for (const [key, values] of Object.entries(extra ?? {}))
    add(`impersonate-extra-${inHeaderName(key)}`, textsOf(values));
  return headers;
}

/** Whether a user acts as somebody; without a name, kubectl refuses a uid, groups, or extra fields. */
export function actsAsNobody(name: string | undefined, headers: ImpersonationHeaders | undefined): boolean {
  return !name && headers !== undefined && headers.size > 0;
}

function textsOf(values: unknown): string[] {
  if (values === undefined || values === null) return [];
  if (!Array.isArray(values)) throw new TypeError("No list of texts");
  return values.flatMap((value: unknown) => {
    if (value === undefined || value === null || value === "") return [];
    if (typeof value !== "string") throw new TypeError("No text");
    return [value];
  });
}

/** Header values are bytes; Kubernetes reads them as UTF-8. */
function inBytes(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/**
 * Escapes what a header's name cannot contain, as client-go does.
 * https://github.com/kubernetes/client-go/blob/master/transport/round_trippers.go
 */
function inHeaderName(key: string): string {
  return inBytes(key).replaceAll(
    /[^\w!#$&'*+.^`|~-]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}
