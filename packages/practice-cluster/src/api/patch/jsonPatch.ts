import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { ApiError, badRequest } from "../apiError.ts";
import { goKind, isObject, jsonEqual, type JsonObject } from "../json.ts";

/** The real server's limits on the number of operations in a patch, and on the amount of data that they copy. */
const mostOperations = 10_000;
const mostCopied = 3 * 1024 * 1024;

/**
 * Applies a JSON Patch (RFC 6902), as `kubectl patch --type json` sends it, with the deviations of the real server's
 * library (evanphx/json-patch): `replace` adds a missing field, and a negative index counts from the end.
 */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  const operations = patch === null ? [] : patch;
  if (!Array.isArray(operations))
    throw undecodable(`cannot unmarshal ${goKind(patch)} into Go value of type []handlers.jsonPatchOp`);
  for (const operation of operations) checkOperation(operation);
  if (operations.length > mostOperations)
    throw new ApiError(
      413,
      "RequestEntityTooLarge",
      `Request entity too large: The allowed maximum operations in a JSON patch is ${mostOperations}, got ${operations.length}`,
    );
  const patched = new PatchedDocument(structuredClone(document));
  for (const operation of operations) patched.apply(isObject(operation) ? operation : {});
  return patched.value;
}

function checkOperation(operation: unknown): void {
  if (operation === null) return;
  if (!isObject(operation))
    throw undecodable(`cannot unmarshal ${goKind(operation)} into Go value of type handlers.jsonPatchOp`);
  for (const name of ["op", "path", "from"] as const) {
    const value = operation[name];
    if (value !== undefined && value !== null && typeof value !== "string")
      throw undecodable(
        `cannot unmarshal ${goKind(value)} into Go struct field jsonPatchOp.${name} of type string`,
      );
  }
}

class PatchedDocument {
  value: unknown;
  #copied = 0;

  constructor(document: unknown) {
    this.value = document;
  }

  apply(operation: JsonObject): void {
    const { op, path, from, value } = operation;
    if (typeof path !== "string") throw failed();
    switch (op) {
      case "add":
        insert(...this.#place(path), structuredClone(value));
        break;
      case "remove":
        remove(...this.#place(path));
        break;
      case "replace":
        this.#replace(path, structuredClone(value));
        break;
      case "move": {
        const [parent, key] = this.#place(from);
        const moved = read(parent, key);
        remove(parent, key);
        insert(...this.#place(path), moved);
        break;
      }
      case "copy": {
        const text = JSON.stringify(read(...this.#place(from)) ?? null);
        const [parent, key] = this.#place(path);
        this.#copied += text.length;
        if (this.#copied > mostCopied) throw failed();
        insert(parent, key, JSON.parse(text));
        break;
      }
      case "test": {
        const found = path === "" ? this.value : read(...this.#place(path));
        if (!jsonEqual(found ?? null, value ?? null)) throw failed();
        break;
      }
      default:
        throw failed();
    }
  }

  #replace(path: string, value: unknown): void {
    if (path === "") {
      if (typeof value !== "object" || value === null) throw failed();
      this.value = value;
      return;
    }
    const [parent, key] = this.#place(path);
    if (Array.isArray(parent)) parent[indexIn(key, parent.length)] = value;
    else setOwnField(parent, key, value);
  }

  /** The container of the value that a pointer names, and its key there. */
  #place(path: unknown): [parent: unknown[] | JsonObject, key: string] {
    const steps = typeof path === "string" ? pointer(path) : [];
    const key = steps.pop();
    let parent = this.value;
    for (const step of steps) parent = isContainer(parent) ? read(parent, step) : undefined;
    if (key === undefined || !isContainer(parent)) throw failed();
    return [parent, key];
  }
}

function pointer(path: string): string[] {
  return path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function isContainer(value: unknown): value is unknown[] | JsonObject {
  return Array.isArray(value) || isObject(value);
}

function read(parent: unknown[] | JsonObject, key: string): unknown {
  return Array.isArray(parent) ? parent[indexIn(key, parent.length)] : ownField(parent, key);
}

function insert(parent: unknown[] | JsonObject, key: string, value: unknown): void {
  // A missing value means null.
  const given = value === undefined ? null : value;
  if (!Array.isArray(parent)) setOwnField(parent, key, given);
  else if (key === "-") parent.push(given);
  else parent.splice(indexIn(key, parent.length + 1), 0, given);
}

function remove(parent: unknown[] | JsonObject, key: string): void {
  if (Array.isArray(parent)) parent.splice(indexIn(key, parent.length), 1);
  else if (Object.hasOwn(parent, key)) Reflect.deleteProperty(parent, key);
  else throw failed();
}

/** Parses an index as Go's `strconv.Atoi` does. */
function indexIn(key: string, length: number): number {
  const index = /^[-+]?\d+$/.test(key) ? Number(key) : Number.NaN;
  const found = index < 0 ? index + length : index;
  if (!(found >= 0 && found < length)) throw failed();
  return found;
}

/** The error for a failed operation. Like the real server's, it does not name the operation. */
function failed(): ApiError {
  return new ApiError(422, "Invalid", "the server rejected our request due to an error in our request", {});
}

function undecodable(detail: string): ApiError {
  return badRequest(`error decoding patch: json: ${detail}`);
}
