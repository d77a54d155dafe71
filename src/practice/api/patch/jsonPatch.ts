import { ApiError, badRequest } from "../apiError.ts";
import { isObject, jsonEqual } from "../json.ts";

/** JSON Patch (RFC 6902), `kubectl patch --type json`. */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch))
    throw badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
  let result: unknown = structuredClone(document);
  for (const operation of patch) result = applyOperation(result, operation);
  return result;
}

function applyOperation(document: unknown, operation: unknown): unknown {
  if (!isObject(operation) || typeof operation["path"] !== "string")
    throw failed("Operation is missing a path");
  const { op, path, value, from } = operation;
  const steps = pointer(path);
  switch (op) {
    case "add":
      return add(document, steps, structuredClone(value), path);
    case "replace":
      read(document, steps, "replace", path);
      return add(remove(document, steps, "replace", path), steps, structuredClone(value), path);
    case "remove":
      return remove(document, steps, "remove", path);
    case "move":
    case "copy": {
      const source = pointer(typeof from === "string" ? from : "");
      const moved = structuredClone(read(document, source, op, String(from)));
      const base = op === "move" ? remove(document, source, "move", String(from)) : document;
      return add(base, steps, moved, path);
    }
    case "test":
      if (jsonEqual(read(document, steps, "test", path), value)) return document;
      throw failed(`testing value ${path} failed: test failed`);
    default:
      throw badRequest(`Unexpected kind: ${String(op)}`);
  }
}

function failed(message: string): ApiError {
  return new ApiError(
    422,
    "Invalid",
    `the server rejected our request due to an error in our request: ${message}`,
    {},
  );
}

function pointer(path: string): string[] {
  if (path === "") return [];
  return path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function read(document: unknown, steps: readonly string[], op: string, path: string): unknown {
  let value = document;
  for (const step of steps) {
    const next = Array.isArray(value)
      ? (value[indexOf(step, value.length - 1, op, path)] as unknown)
      : isObject(value)
        ? value[step]
        : undefined;
    if (next === undefined) throw missing(op, path);
    value = next;
  }
  return value;
}

function missing(op: string, path: string): ApiError {
  return failed(`${op} operation does not apply: doc is missing path: "${path}": missing value`);
}

function indexOf(step: string, last: number, op: string, path: string): number {
  const index = Number(step);
  if (!Number.isInteger(index) || index < 0 || index > last) throw missing(op, path);
  return index;
}

function add(document: unknown, steps: readonly string[], value: unknown, path: string): unknown {
  const last = steps.at(-1);
  if (last === undefined) return value;
  const parent = read(document, steps.slice(0, -1), "add", path);
  if (Array.isArray(parent)) {
    if (last === "-") parent.push(value);
    else parent.splice(indexOf(last, parent.length, "add", path), 0, value);
  } else if (isObject(parent)) parent[last] = value;
  else throw missing("add", path);
  return document;
}

function remove(document: unknown, steps: readonly string[], op: string, path: string): unknown {
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  read(document, steps, op, path);
  const parent = read(document, steps.slice(0, -1), op, path);
  if (Array.isArray(parent)) parent.splice(indexOf(last, parent.length - 1, op, path), 1);
  else if (isObject(parent)) Reflect.deleteProperty(parent, last);
  return document;
}
