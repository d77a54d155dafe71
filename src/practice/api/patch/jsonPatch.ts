import { ownField, setOwnField } from "../../../base/ownField.ts";
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
  if (!isObject(operation) || typeof operation["path"] !== "string") throw failed();
  const { op, path, value, from } = operation;
  const steps = pointer(path);
  switch (op) {
    case "add":
      return add(document, steps, structuredClone(value));
    case "replace":
      read(document, steps);
      return add(remove(document, steps), steps, structuredClone(value));
    case "remove":
      return remove(document, steps);
    case "move":
    case "copy": {
      const source = pointer(typeof from === "string" ? from : "");
      const moved = structuredClone(read(document, source));
      const base = op === "move" ? remove(document, source) : document;
      return add(base, steps, moved);
    }
    case "test":
      if (jsonEqual(read(document, steps), value)) return document;
      throw failed();
    default:
      throw badRequest(`Unexpected kind: ${String(op)}`);
  }
}

/** The real server does not say which operation it was. */
function failed(): ApiError {
  return new ApiError(422, "Invalid", "the server rejected our request due to an error in our request", {});
}

function pointer(path: string): string[] {
  if (path === "") return [];
  return path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function read(document: unknown, steps: readonly string[]): unknown {
  let value = document;
  for (const step of steps) {
    const next = Array.isArray(value)
      ? (value[indexOf(step, value.length - 1)] as unknown)
      : isObject(value)
        ? ownField(value, step)
        : undefined;
    if (next === undefined) throw failed();
    value = next;
  }
  return value;
}

function indexOf(step: string, last: number): number {
  const index = Number(step);
  if (!Number.isInteger(index) || index < 0 || index > last) throw failed();
  return index;
}

function add(document: unknown, steps: readonly string[], value: unknown): unknown {
  const last = steps.at(-1);
  if (last === undefined) return value;
  const parent = read(document, steps.slice(0, -1));
  if (Array.isArray(parent)) {
    if (last === "-") parent.push(value);
    else parent.splice(indexOf(last, parent.length), 0, value);
  } else if (isObject(parent)) setOwnField(parent, last, value);
  else throw failed();
  return document;
}

function remove(document: unknown, steps: readonly string[]): unknown {
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  read(document, steps);
  const parent = read(document, steps.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(indexOf(last, parent.length - 1), 1);
  else if (isObject(parent)) Reflect.deleteProperty(parent, last);
  return document;
}
