import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import { duplicate, invalidValue, required } from "../fieldErrors.ts";
import { isObject, listAt, objectAt, objectsAt, stringAt, valueAt } from "../json.ts";
import { dnsLabelErrors } from "./names.ts";
import { portNumber, portReference } from "./numbers.ts";

export const networkValidators: Readonly<Record<string, (object: ApiObject) => FieldError[]>> = {
  Service: serviceErrors,
  Ingress: ingressErrors,
};

/** https://kubernetes.io/docs/concepts/services-networking/service/ */
function serviceErrors(service: ApiObject): FieldError[] {
  const spec = objectAt(service, "spec");
  const ports = objectsAt(spec, "ports");
  const type = stringAt(spec, "type");
  const errors: FieldError[] = [];
  for (const [index, family] of listAt(spec, "ipFamilies").entries())
    if (family === "IPv6")
      errors.push(invalidValue(`spec.ipFamilies[${index}]`, family, "not configured on this cluster"));
  const headless = spec["clusterIP"] === "None";
  if (ports.length === 0 && !headless && type !== "ExternalName") errors.push(required("spec.ports"));
  if (type === "ExternalName" && !stringAt(spec, "externalName")) errors.push(required("spec.externalName"));
  const names = new Set<string>();
  const pairs = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const field = `spec.ports[${index}]`;
    const name = stringAt(port, "name") ?? "";
    if (name === "") {
      if (ports.length > 1) errors.push(required(`${field}.name`));
    } else {
      const wrong = dnsLabelErrors(name).map((error) => invalidValue(`${field}.name`, name, error));
      errors.push(...wrong);
      if (wrong.length === 0 && names.has(name)) errors.push(duplicate(`${field}.name`, name));
      names.add(name);
    }
    errors.push(...portNumber(port["port"], `${field}.port`));
    if (port["targetPort"] !== undefined)
      errors.push(...portReference(port["targetPort"], `${field}.targetPort`));
    const pair = `${stringAt(port, "protocol") ?? ""}/${String(port["port"])}`;
    if (pairs.has(pair)) errors.push(duplicate(field, { port: port["port"], protocol: port["protocol"] }));
    pairs.add(pair);
  }
  return errors;
}

/** https://kubernetes.io/docs/concepts/services-networking/ingress/ */
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

export const networkUpdateValidators: Readonly<
  Record<string, (object: ApiObject, before: ApiObject) => FieldError[]>
> = {
  Service: (service, before) => {
    const [now, old] = [stringAt(service, "spec", "clusterIP"), stringAt(before, "spec", "clusterIP")];
    const external = [service, before].some((one) => stringAt(one, "spec", "type") === "ExternalName");
    if (external || !now || !old || now === old) return [];
    return [invalidValue("spec.clusterIPs[0]", [now], "may not change once set")];
  },
};
