import { compareQuantities, quantityOf } from "@kubernetes-workshop/kubernetes/resources/quantity";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldError } from "../apiError.ts";
import { duplicate, forbiddenField, invalidValue, notFoundValue, required } from "../fieldErrors.ts";
import { isObject, type JsonObject, objectsAt, stringAt, valueAt, scalarText } from "../json.ts";
import { labelErrors } from "./metadata.ts";
import { dnsLabelErrors, qualifiedNameErrors } from "./names.ts";
import { negative, portNameErrors, portNumber, portReference } from "./numbers.ts";

/** Checks a pod's spec (pkg/apis/core/validation/validation.go). */
export function podSpecErrors(spec: unknown, field: string, claims: readonly string[] = []): FieldError[] {
  const volumes = objectsAt(spec, "volumes");
  const containers = objectsAt(spec, "containers");
  const initContainers = objectsAt(spec, "initContainers");
  const errors = volumeErrors(volumes, `${field}.volumes`);
  if (containers.length === 0) errors.push(required(`${field}.containers`));
  const names = new Set<string>();
  const volumeNames = new Set([...claims, ...volumes.map((volume) => stringAt(volume, "name") ?? "")]);
  for (const [index, container] of containers.entries())
    errors.push(...containerErrors(container, `${field}.containers[${index}]`, names, volumeNames, false));
  for (const [index, container] of initContainers.entries())
    errors.push(...containerErrors(container, `${field}.initContainers[${index}]`, names, volumeNames, true));
  errors.push(
    ...negative(valueAt(spec, "terminationGracePeriodSeconds"), `${field}.terminationGracePeriodSeconds`),
  );
  const deadline = valueAt(spec, "activeDeadlineSeconds");
  if (typeof deadline === "number" && deadline < 1)
    errors.push(
      invalidValue(`${field}.activeDeadlineSeconds`, deadline, "must be between 1 and 2147483647, inclusive"),
    );
  if (stringAt(spec, "dnsPolicy") === "None" && !isObject(valueAt(spec, "dnsConfig")))
    errors.push(required(`${field}.dnsConfig`, "must provide `dnsConfig` when `dnsPolicy` is None"));
  errors.push(...labelErrors(valueAt(spec, "nodeSelector"), `${field}.nodeSelector`));
  for (const [index, toleration] of objectsAt(spec, "tolerations").entries())
    errors.push(...tolerationErrors(toleration, `${field}.tolerations[${index}]`));
  return errors;
}

function volumeErrors(volumes: readonly JsonObject[], field: string): FieldError[] {
  const names = new Set<string>();
  return volumes.flatMap((volume, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const name = stringAt(volume, "name") ?? "";
    if (name !== "") {
      const wrong = dnsLabelErrors(name).map((error) => invalidValue(`${path}.name`, name, error));
      errors.push(...wrong);
      if (wrong.length === 0 && names.has(name)) errors.push(duplicate(`${path}.name`, name));
      names.add(name);
    }
    const [, ...extra] = Object.keys(volume).filter((key) => key !== "name");
    for (const source of extra)
      errors.push(forbiddenField(`${path}.${source}`, "may not specify more than 1 volume type"));
    return errors;
  });
}

function containerErrors(
  container: JsonObject,
  field: string,
  names: Set<string>,
  volumes: ReadonlySet<string>,
  init: boolean,
): FieldError[] {
  const errors: FieldError[] = [];
  const name = stringAt(container, "name") ?? "";
  if (name !== "") {
    const wrong = dnsLabelErrors(name).map((error) => invalidValue(`${field}.name`, name, error));
    errors.push(...wrong);
    if (wrong.length === 0 && names.has(name)) errors.push(duplicate(`${field}.name`, name));
    names.add(name);
  }
  const image = stringAt(container, "image") ?? "";
  if (image === "") errors.push(required(`${field}.image`));
  else if (image.trim() !== image)
    errors.push(invalidValue(`${field}.image`, image, "must not have leading or trailing whitespace"));
  errors.push(...portErrors(objectsAt(container, "ports"), `${field}.ports`));
  errors.push(...envErrors(objectsAt(container, "env"), `${field}.env`));
  errors.push(...mountErrors(objectsAt(container, "volumeMounts"), `${field}.volumeMounts`, volumes));
  errors.push(...resourceErrors(container["resources"], `${field}.resources`));
  const sidecar = init && container["restartPolicy"] === "Always";
  for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"] as const) {
    if (!isObject(container[probe])) continue;
    if (init && !sidecar) {
      errors.push(
        forbiddenField(
          `${field}.${probe}`,
          "may not be set for init containers without restartPolicy=Always",
        ),
      );
      continue;
    }
    errors.push(...probeErrors(container[probe], `${field}.${probe}`, probe !== "readinessProbe"));
  }
  return errors;
}

function portErrors(ports: readonly JsonObject[], field: string): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const name = stringAt(port, "name");
    if (name !== undefined && name !== "") {
      const problems = portNameErrors(name);
      errors.push(...problems.map((problem) => invalidValue(`${path}.name`, name, problem)));
      if (problems.length === 0 && names.has(name)) errors.push(duplicate(`${path}.name`, name));
      names.add(name);
    }
    const number = port["containerPort"];
    if (number !== undefined && number !== 0) errors.push(...portNumber(number, `${path}.containerPort`));
    const hostPort = port["hostPort"];
    if (hostPort !== undefined && hostPort !== 0) errors.push(...portNumber(hostPort, `${path}.hostPort`));
    return errors;
  });
}

function envErrors(variables: readonly JsonObject[], field: string): FieldError[] {
  return variables.flatMap((variable, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const name = stringAt(variable, "name") ?? "";
    if (name.includes("="))
      errors.push(
        invalidValue(
          `${path}.name`,
          name,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      );
    const source = variable["valueFrom"];
    if (!isObject(source)) return errors;
    const count = Object.keys(source).length;
    if (variable["value"] !== undefined && variable["value"] !== "" && count > 0)
      errors.push(invalidValue(`${path}.valueFrom`, "", "may not be specified when `value` is not empty"));
    if (count === 0)
      errors.push(
        invalidValue(
          `${path}.valueFrom`,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
        ),
      );
    if (count > 1)
      errors.push(
        invalidValue(`${path}.valueFrom`, "", "may not have more than one field specified at a time"),
      );
    return errors;
  });
}

function mountErrors(
  mounts: readonly JsonObject[],
  field: string,
  volumes: ReadonlySet<string>,
): FieldError[] {
  const paths = new Set<string>();
  return mounts.flatMap((mount, index) => {
    const path = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const name = stringAt(mount, "name") ?? "";
    if (name !== "" && !volumes.has(name)) errors.push(notFoundValue(`${path}.name`, name));
    const mountPath = stringAt(mount, "mountPath") ?? "";
    if (mountPath !== "" && paths.has(mountPath))
      errors.push(invalidValue(`${path}.mountPath`, mountPath, "must be unique"));
    paths.add(mountPath);
    return errors;
  });
}

/** https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
function resourceErrors(resources: unknown, field: string): FieldError[] {
  const limits = valueAt(resources, "limits");
  const requests = valueAt(resources, "requests");
  const errors: FieldError[] = [];
  for (const [which, map] of [
    ["limits", limits],
    ["requests", requests],
  ] as const)
    for (const [name, quantity] of Object.entries(isObject(map) ? map : {})) {
      const value = quantityOf(quantity);
      const path = `${field}.${which}[${name}]`;
      if (value !== undefined && value.mantissa < 0n)
        errors.push(invalidValue(path, quantity, "must be greater than or equal to 0"));
    }
  for (const [name, quantity] of Object.entries(isObject(requests) ? requests : {})) {
    const limit = isObject(limits) ? ownField(limits, name) : undefined;
    const [asked, most] = [quantityOf(quantity), quantityOf(limit)];
    if (
      limit !== undefined &&
      asked !== undefined &&
      most !== undefined &&
      compareQuantities(asked, most) > 0
    )
      errors.push(
        invalidValue(
          `${field}.requests`,
          quantity,
          `must be less than or equal to ${name} limit of ${scalarText(limit)}`,
        ),
      );
  }
  return errors;
}

const handlers = ["exec", "httpGet", "tcpSocket", "grpc"] as const;

/** https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function probeErrors(probe: JsonObject, field: string, onceOnly: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const given = handlers.filter((name) => isObject(probe[name]));
  if (given.length === 0) errors.push(required(field, "must specify a handler type"));
  for (const extra of given.slice(1))
    errors.push(forbiddenField(`${field}.${extra}`, "may not specify more than 1 handler type"));
  for (const name of [
    "initialDelaySeconds",
    "timeoutSeconds",
    "periodSeconds",
    "successThreshold",
    "failureThreshold",
  ] as const)
    errors.push(...negative(probe[name], `${field}.${name}`));
  for (const name of ["httpGet", "tcpSocket"] as const) {
    const action = probe[name];
    if (isObject(action)) errors.push(...portReference(action["port"], `${field}.${name}.port`));
  }
  if (onceOnly && probe["successThreshold"] !== 1)
    errors.push(invalidValue(`${field}.successThreshold`, probe["successThreshold"], "must be 1"));
  return errors;
}

function tolerationErrors(toleration: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const operator = stringAt(toleration, "operator") ?? "Equal";
  const key = stringAt(toleration, "key") ?? "";
  if (key !== "")
    errors.push(...qualifiedNameErrors(key).map((error) => invalidValue(`${field}.key`, key, error)));
  if (!stringAt(toleration, "key") && operator !== "Exists")
    errors.push(
      invalidValue(
        `${field}.operator`,
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ),
    );
  if (operator === "Exists" && stringAt(toleration, "value"))
    errors.push(
      invalidValue(
        `${field}.operator`,
        toleration["value"],
        "value must be empty when `operator` is 'Exists'",
      ),
    );
  return errors;
}
