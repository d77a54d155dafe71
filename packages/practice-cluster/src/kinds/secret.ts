import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldError } from "../api/apiError.ts";
import { required } from "../api/fieldErrors.ts";
import { ensureObject, isObject, objectAt, setDefault, stringAt, stringMap } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { frozen, keyCount, keyErrors, sizeErrors } from "../api/validation/configData.ts";
import { immutable } from "../api/validation/immutable.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const secret: KindRules = {
  defaults: (secret) => {
    setDefault(secret, "type", "Opaque");
    const { stringData } = secret;
    if (!isObject(stringData)) return;
    const data = ensureObject(secret, "data");
    for (const [key, text] of Object.entries(stringMap(stringData)))
      setOwnField(data, key, Buffer.from(text).toString("base64"));
    delete secret["stringData"];
  },
  errors: (secret) => [...keyErrors(secret, "data"), ...sizeErrors(secret), ...secretTypeErrors(secret)],
  updateErrors: (object, before) => [
    ...immutable(object, before, "type"),
    ...frozen(object, before, ["data"]),
  ],
  selectableFields: { type: {} },
  printer: {
    columns: columns("Name", "Type", "#Data", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "type") ?? "",
      keyCount(object["data"]),
      createdCell(object, now),
    ],
  },
};

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
function secretTypeErrors(secret: ApiObject): FieldError[] {
  const data = objectAt(secret, "data");
  const need = (...keys: string[]): FieldError[] =>
    keys.filter((key) => ownField(data, key) === undefined).map((key) => required(`data[${key}]`));
  switch (stringAt(secret, "type")) {
    case "kubernetes.io/tls":
      return need("tls.crt", "tls.key");
    case "kubernetes.io/dockerconfigjson":
      return need(".dockerconfigjson");
    case "kubernetes.io/ssh-auth":
      return need("ssh-privatekey");
    case undefined:
    default:
      return [];
  }
}
