import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { ApiError, badRequest, type GroupKind } from "../apiError.ts";
import { timestamp } from "../apiObject.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";

const magic = "k8s\0";
/** Fields that are pointers in Go, for which zero differs from missing. */
const meaningfulZeros = new Set([
  "backoffLimit",
  "completions",
  "parallelism",
  "ttlSecondsAfterFinished",
  "gracePeriodSeconds",
  "replicas",
]);

/**
 * Parses a body in Kubernetes' protobuf encoding, which `kubectl create` uses for objects that it builds itself.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 */
export function parseProtobuf(bytes: Buffer, schemas: Schemas, expected?: GroupKind): JsonObject {
  try {
    return read(bytes, schemas);
  } catch (error) {
    if (!(error instanceof ApiError) || !expected) throw error;
    throw badRequest(
      `the object provided is unrecognized (must be of type ${expected.kind}): ${error.message}`,
    );
  }
}

function read(bytes: Buffer, schemas: Schemas): JsonObject {
  if (bytes.subarray(0, 4).toString("latin1") !== magic)
    throw badRequest(
      "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]",
    );
  let typeMeta = new Map<number, Wire[]>();
  let raw: Buffer = Buffer.alloc(0);
  for (const { field, bytes: content } of readWire(bytes.subarray(4))) {
    if (field === 1) typeMeta = byField(content);
    if (field === 2) raw = content;
  }
  const text = (field: number): string => typeMeta.get(field)?.at(-1)?.bytes.toString("utf8") ?? "";
  const [apiVersion, kind] = [text(1), text(2)];
  const definition = schemas.kindDefinition(apiVersion, kind);
  if (definition === undefined)
    throw badRequest(`no kind "${kind}" is registered for version "${apiVersion}"`);
  return { apiVersion, kind, ...new Reader(schemas).message(raw, definition, definition) };
}

interface Wire {
  readonly field: number;
  /** The content of strings, bytes, and messages. */
  readonly bytes: Buffer;
  /** The value of a number. */
  readonly number: bigint;
}

function* readWire(bytes: Buffer): Generator<Wire> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) throw badRequest("unexpected EOF");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const field = key >> 3;
    switch (key & 7) {
      case 0:
        yield { field, bytes: Buffer.alloc(0), number: BigInt.asIntN(64, varint()) };
        break;
      case 1:
        yield { field, bytes: bytes.subarray(at, at + 8), number: 0n };
        at += 8;
        break;
      case 2: {
        const size = Number(varint());
        if (at + size > bytes.length) throw badRequest("unexpected EOF");
        yield { field, bytes: bytes.subarray(at, at + size), number: 0n };
        at += size;
        break;
      }
      default:
        throw badRequest("proto: illegal wireType");
    }
  }
}

function byField(bytes: Buffer): Map<number, Wire[]> {
  const found = new Map<number, Wire[]>();
  for (const wire of readWire(bytes)) found.set(wire.field, [...(found.get(wire.field) ?? []), wire]);
  return found;
}

/** Whether a zero must be kept because the default is different. Empty strings are never kept. */
function keepsZero({ type, default: byDefault }: FieldSchema): boolean {
  return (type === "integer" && byDefault !== undefined) || byDefault === true;
}

class Reader {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** @param owner the JSON definition that contains the fields; differs from `name` for inlined messages */
  message(bytes: Buffer, name: string, owner: string): JsonObject {
    const numbers = this.#schemas.protobufFields(name);
    const result: JsonObject = {};
    for (const [number, wires] of byField(bytes)) {
      const [field = "", type] = (numbers[number] ?? "").split(":");
      const schema = ownField(this.#schemas.definition(owner)?.fields, field);
      if (schema) {
        const value = this.#field(wires, schema, field, keepsZero(schema));
        if (value !== undefined) setOwnField(result, field, value);
      } else if (type !== undefined)
        for (const wire of wires)
          for (const [name, inlined] of Object.entries(this.message(wire.bytes, type, owner)))
            setOwnField(result, name, inlined);
    }
    return result;
  }

  #field(wires: readonly Wire[], type: FieldType, field: string, keepZero: boolean): unknown {
    const last = wires.at(-1);
    if (!last) return undefined;
    const { items, values } = type;
    if (items) return wires.map((wire) => this.#value(wire, items));
    if (values && type.type === "object") {
      const entries = wires.map((wire): [string, unknown] => {
        const entry = byField(wire.bytes);
        const value = entry.get(2)?.at(-1);
        return [entry.get(1)?.at(-1)?.bytes.toString("utf8") ?? "", value ? this.#value(value, values) : ""];
      });
      return Object.fromEntries(entries);
    }
    const value = this.#value(last, type);
    const isZero = value === "" || value === 0 || value === false;
    return isZero && !keepZero && !meaningfulZeros.has(field) && field !== "storageClassName"
      ? undefined
      : value;
  }

  #value(wire: Wire, type: FieldType): unknown {
    if (type.ref !== undefined) return this.#referenced(wire.bytes, type.ref);
    switch (type.type) {
      case "integer":
        return Number(wire.number);
      case "boolean":
        return wire.number !== 0n;
      case "number":
        return wire.bytes.readDoubleLE(0);
      case undefined:
      default:
        return wire.bytes.toString(type.format === "byte" ? "base64" : "utf8");
    }
  }

  #referenced(bytes: Buffer, ref: string): unknown {
    const fields = (): Map<number, Wire[]> => byField(bytes);
    switch (ref) {
      case "resource.Quantity":
        return fields().get(1)?.at(-1)?.bytes.toString("utf8") ?? "0";
      case "meta.v1.Time":
      case "meta.v1.MicroTime": {
        const seconds = fields().get(1)?.at(-1)?.number;
        return seconds === undefined ? undefined : timestamp(Number(seconds) * 1_000);
      }
      case "intstr.IntOrString": {
        const isText = fields().get(1)?.at(-1)?.number === 1n;
        return isText
          ? (fields().get(3)?.at(-1)?.bytes.toString("utf8") ?? "")
          : Number(fields().get(2)?.at(-1)?.number ?? 0n);
      }
      case "runtime.RawExtension":
      case "meta.v1.FieldsV1": {
        const value: unknown = JSON.parse(fields().get(1)?.at(-1)?.bytes.toString("utf8") ?? "null");
        return isObject(value) ? value : undefined;
      }
      default:
        return this.message(bytes, ref, ref);
    }
  }
}
