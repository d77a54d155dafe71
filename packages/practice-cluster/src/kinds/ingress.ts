import type { FieldError } from "../api/apiError.ts";
import { invalidValue, required } from "../api/fieldErrors.ts";
import { isObject, listAt, objectAt, objectsAt, stringAt, valueAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { moreThan } from "../api/table/firstOf.ts";
import { loadBalancerAddresses } from "../api/table/loadBalancerAddresses.ts";
import { createdCell, none } from "../api/table/printer.ts";
import { portNumber } from "../api/validation/numbers.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export const ingress: KindRules = {
  generation: true,
  firstStatus: { loadBalancer: {} },
  errors: ingressErrors,
  notSimulated: () => "there is no ingress controller, so no request from outside comes in by it",
  printer: {
    columns: columns("Name", "Class", "Hosts", "Address", "Ports", "Age"),
    cells: (object, now) => {
      const hosts = objectsAt(object, "spec", "rules").map((rule) => stringAt(rule, "host") || "*");
      return [
        object.metadata.name,
        stringAt(object, "spec", "ingressClassName") ?? none,
        hosts.length === 0 ? "*" : moreThan(hosts, 3),
        loadBalancerAddresses(object).join(","),
        listAt(object, "spec", "tls").length > 0 ? "80, 443" : "80",
        createdCell(object, now),
      ];
    },
  },
};

function ingressErrors(ingress: ApiObject): FieldError[] {
  const spec = objectAt(ingress, "spec");
  const rules = objectsAt(spec, "rules");
  const errors: FieldError[] = [];
  if (rules.length === 0 && !isObject(spec["defaultBackend"]))
    errors.push(invalidValue("spec", null, "either `defaultBackend` or `rules` must be specified"));
  if (isObject(spec["defaultBackend"]))
    errors.push(...backendErrors(spec["defaultBackend"], "spec.defaultBackend"));
  for (const [index, rule] of rules.entries())
    for (const [number, path] of objectsAt(rule, "http", "paths").entries()) {
      const field = `spec.rules[${index}].http.paths[${number}]`;
      const { pathType } = path;
      if (pathType === undefined) errors.push(required(`${field}.pathType`, "pathType must be specified"));
      const text = stringAt(path, "path") ?? "";
      if ((pathType === "Exact" || pathType === "Prefix") && !text.startsWith("/"))
        errors.push(invalidValue(`${field}.path`, text, "must be an absolute path"));
      errors.push(...backendErrors(path["backend"], `${field}.backend`));
    }
  return errors;
}

function backendErrors(backend: unknown, field: string): FieldError[] {
  const service = valueAt(backend, "service");
  if (!isObject(service))
    return isObject(valueAt(backend, "resource"))
      ? []
      : [required(field, "must specify either service or resource backend")];
  const errors: FieldError[] = [];
  const number = valueAt(service, "port", "number");
  const name = stringAt(service, "port", "name") ?? "";
  if (name === "" && !number) errors.push(required(field, "port name or number is required"));
  else if (name === "") errors.push(...portNumber(number, `${field}.service.port.number`));
  return errors;
}
