import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { goTrim } from "@kubernetes-workshop/kubernetes/resources/goSpace";
import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { badRequest } from "../apiError.ts";
import { goKind, isObject, type JsonObject } from "../json.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import { pruneAndDefault } from "./customSchema.ts";
import {
  parseQuantity,
  quantityOf,
  quantityText,
  roundedUp,
} from "@kubernetes-workshop/kubernetes/resources/quantity";

/** Definitions with arbitrary content. */
const opaque = new Set(["meta.v1.FieldsV1", "runtime.RawExtension", "apiextensions.v1.JSON"]);
/** Definitions that are scalars in JSON. */
const scalars: Readonly<Record<string, FieldType>> = {
  "meta.v1.Time": { type: "string", format: "date-time" },
  "meta.v1.MicroTime": { type: "string", format: "date-time" },
  "resource.Quantity": { type: "quantity" },
  "intstr.IntOrString": { type: "int-or-string" },
};
/** Definitions whose JSON form is a union; other code checks their content. */
const untyped = new Set(["JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray"]);

export interface Decoded {
  readonly value: JsonObject;
  /** `unknown field "spec.foo"`, in the order of the document. */
  readonly unknownFields: readonly string[];
}

/**
 * Decodes an object as the API server does: drops and reports unknown fields, drops nulls, and refuses values of the
 * wrong type. https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function decode(value: JsonObject, type: ResourceType, schemas: Schemas): Decoded {
  const unknownFields: string[] = [];
  const decoder = new Decoder(schemas, type, unknownFields);
  const definition = type.definition;
  if (definition === undefined) {
    const custom = structuredClone(decoder.customObject(value));
    const unknown = pruneAndDefault(custom, type.custom?.openAPIV3Schema);
    return { value: custom, unknownFields: [...unknownFields, ...unknown] };
  }
  return { value: decoder.object(value, definition, ""), unknownFields };
}

/** Decodes an object that is not a resource, such as the options of a delete, and drops unknown fields. */
export function decodeFields(
  value: JsonObject,
  definition: string,
  type: DecodedType,
  schemas: Schemas,
): JsonObject {
  return new Decoder(schemas, type, []).object(value, definition, "");
}

/** The type that an error names. */
export type DecodedType = Pick<ResourceType, "kind" | "group" | "version"> & {
  /** Whether errors omit the kind. */
  readonly isOption?: boolean;
};

class Decoder {
  readonly #schemas: Schemas;
  readonly #type: DecodedType;
  readonly #unknown: string[];

  constructor(schemas: Schemas, type: DecodedType, unknown: string[]) {
    this.#schemas = schemas;
    this.#type = type;
    this.#unknown = unknown;
  }

  /** Decodes only the metadata of a custom object: its schema governs the other fields. */
  customObject(value: JsonObject): JsonObject {
    const metadata = value["metadata"];
    if (!isObject(metadata)) return { ...value };
    return { ...value, metadata: this.object(metadata, "meta.v1.ObjectMeta", "metadata") };
  }

  object(value: JsonObject, definitionName: string, path: string): JsonObject {
    const definition = this.#schemas.definition(definitionName);
    if (!definition?.fields) return value;
    const result: JsonObject = {};
    for (const [name, field] of Object.entries(value)) {
      const fieldPath = path === "" ? name : `${path}.${name}`;
      const schema = ownField(definition.fields, name);
      if (!schema) {
        this.#unknown.push(`unknown field "${fieldPath}"`);
        continue;
      }
      if (field === null) continue;
      const owner = definitionName.slice(definitionName.lastIndexOf(".") + 1);
      const decoded = this.#value(field, schema, fieldPath, owner);
      if (!isDropped(decoded, schema, name)) setOwnField(result, name, decoded);
    }
    return result;
  }

  #value(value: unknown, type: FieldType, path: string, owner: string): unknown {
    if (type.ref !== undefined) return this.#referenced(value, type.ref, path, owner);
    switch (type.type) {
      case "array":
        return this.#array(value, type, path, owner);
      case "object":
        return this.#map(value, type, path, owner);
      case "string":
        if (type.format === "byte")
          return typeof value === "string"
            ? this.#base64(value)
            : this.#refuse(value, path, owner, "[]uint8");
        if (typeof value !== "string") return this.#refuse(value, path, owner, "string");
        return type.format === "date-time" ? this.#time(value) : value;
      case "boolean":
        return typeof value === "boolean" ? value : this.#refuse(value, path, owner, "bool");
      case "integer":
        return this.#integer(value, type.format ?? "int64", path, owner);
      case "number":
        return typeof value === "number" ? value : this.#refuse(value, path, owner, "float64");
      case "quantity":
        return this.#quantity(value);
      case "int-or-string":
        return typeof value === "number"
          ? this.#integer(value, "int32", path, owner)
          : typeof value === "string"
            ? value
            : this.#refuse(value, path, owner, "string");
      case undefined:
      default:
        return value;
    }
  }

  #referenced(value: unknown, ref: string, path: string, owner: string): unknown {
    const scalar = ownField(scalars, ref);
    if (scalar) return this.#value(value, scalar, path, owner);
    const name = ref.slice(ref.lastIndexOf(".") + 1);
    if (opaque.has(ref) || untyped.has(name)) return value;
    if (!this.#schemas.definition(ref)?.fields) return value;
    return isObject(value)
      ? this.object(value, ref, path)
      : this.#refuse(value, path, owner, ref.replace(/^([^.]+)\.(?:.*\.)?([^.]+)$/, "v1.$2"));
  }

  #array(value: unknown, type: FieldType, path: string, owner: string): unknown {
    if (!Array.isArray(value)) return this.#refuse(value, path, owner, `[]${this.#goType(type.items)}`);
    const { items } = type;
    if (!items) return value;
    return value.map((item: unknown, index) => this.#value(item, items, `${path}[${index}]`, owner));
  }

  #map(value: unknown, type: FieldType, path: string, owner: string): unknown {
    if (!isObject(value)) return this.#refuse(value, path, owner, `map[string]${this.#goType(type.values)}`);
    const { values } = type;
    if (!values) return value;
    const result: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      if (item === null && values.type === "string") setOwnField(result, key, "");
      else if (item !== null) {
        const decoded = this.#value(item, values, path, owner);
        setOwnField(result, key, values.ref === "resource.Quantity" ? thousandths(decoded) : decoded);
      }
    }
    return result;
  }

  #refusal(text: string): never {
    const { kind, isOption } = this.#type;
    throw badRequest(
      isOption === true
        ? text
        : `${kind} in version "${versionText(this.#type)}" cannot be handled as a ${kind}: ${text}`,
    );
  }

  /** Refuses numbers outside of Go's `int32` or `int64`. */
  #integer(value: unknown, format: string, path: string, owner: string): unknown {
    if (typeof value !== "number") return this.#refuse(value, path, owner, format);
    const end = 2 ** (format === "int32" ? 31 : 63);
    if (Number.isInteger(value) && value >= -end && value < end) return value;
    return this.#refuse(value, path, owner, format, `number ${value}`);
  }

  #time(text: string): string {
    const wholeTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;
    if (wholeTime.test(text) && !Number.isNaN(Date.parse(text))) return text;
    const quoted = goQuoted(text);
    return this.#refusal(
      `parsing time ${quoted} as "2006-01-02T15:04:05Z07:00": cannot parse ${quoted} as "2006"`,
    );
  }

  #base64(text: string): string {
    const bad =
      /[^A-Za-z0-9+/=\r\n]/.exec(text)?.index ??
      (text.replace(/\s/g, "").length % 4 === 0 ? undefined : text.length);
    if (bad === undefined) return text;
    return this.#refusal(`illegal base64 data at input byte ${bad}`);
  }

  #quantity(value: unknown): unknown {
    // Go's `Quantity` parses the raw JSON, whether it is a string or a number.
    const text = typeof value === "string" ? goTrim(value) : JSON.stringify(value);
    const quantity = parseQuantity(text);
    return typeof quantity === "string" ? this.#refusal(quantity) : quantityText(quantity);
  }

  #goType(type: FieldType | undefined): string {
    return type?.ref?.replace(/^.*\./, "v1.") ?? type?.type ?? "string";
  }

  #refuse(value: unknown, path: string, owner: string, expected: string, shown?: string): never {
    const field = path.replace(/\[\d+\]/g, "");
    return this.#refusal(
      `json: cannot unmarshal ${shown ?? goKind(value)} into Go struct field ${owner}.${field} of type ${expected}`,
    );
  }
}

/** Rounds a resource amount up to thousandths. (pkg/apis/core/v1/defaults.go `SetDefaults_ResourceList`) */
function thousandths(amount: unknown): unknown {
  const quantity = quantityOf(amount);
  return quantity ? quantityText(roundedUp(quantity, -3)) : amount;
}

/** Lists and maps that are kept even if they are empty. */
const keptEmpty = new Set(["managedFields", "rules", "endpoints", "versions"]);

/** Whether Go omits a value: an empty list or map, but not an empty struct, such as `emptyDir: {}`. */
function isDropped(value: unknown, type: FieldType, name: string): boolean {
  if (keptEmpty.has(name)) return false;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && type.values !== undefined && Object.keys(value).length === 0;
}

export function versionText(type: DecodedType): string {
  return groupVersion(type).replace(/^.*\//, "");
}
