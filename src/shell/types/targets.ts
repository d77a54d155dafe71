import { ShellError } from "../shellError.ts";
import type { ResourceType } from "./resourceType.ts";
import type { ResourceTypes } from "./resourceTypes.ts";

/** What a command is about: all objects of a type, or those with some names. */
export interface Target {
  readonly type: ResourceType;
  /** Undefined for all, or those that a selector finds. */
  readonly names: readonly string[] | undefined;
}

/**
 * Reads what follows a verb: `pods`, `pods,services`, `pod web-1 web-2`, `pod/web-1 service/web`.
 *
 * @throws {ShellError} in the words of kubectl
 */
export function readTargets(args: readonly string[], types: ResourceTypes): Target[] {
  if (args.some((arg) => arg.includes("/"))) return args.map((arg) => readPair(arg, types));
  const [first = "", ...names] = args;
  const found = first
    .split(",")
    .filter((name) => name !== "")
    .flatMap((name) => {
      const category = types.known(name) ? [] : types.inCategory(name);
      return category.length > 0 ? category : [types.find(name)];
    });
  return found.map((type) => ({ type, names: names.length > 0 ? names : undefined }));
}

function readPair(arg: string, types: ResourceTypes): Target {
  const parts = arg.split("/");
  const [type = "", name = ""] = parts;
  if (parts.length === 1)
    throw new ShellError(
      "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  if (parts.length !== 2 || type === "" || name === "")
    throw new ShellError("error: arguments in resource/name form may not have more than one slash");
  return { type: types.find(type), names: [name] };
}

/**
 * One object of `pod/web` or `pod web`.
 *
 * @param assumed the type of a name without one
 */
export function readOne(
  args: readonly string[],
  types: ResourceTypes,
  assumed?: string,
): { readonly type: ResourceType; readonly name: string } | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  if (first.includes("/")) {
    const { type, names } = readPair(first, types);
    return { type, name: names?.[0] ?? "" };
  }
  if (assumed !== undefined) return { type: types.find(assumed), name: first };
  return second === undefined ? undefined : { type: types.find(first), name: second };
}
