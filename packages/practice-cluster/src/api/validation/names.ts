/**
 * Rules for names, with Kubernetes' own error messages (k8s.io/apimachinery util/validation).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const labelName = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const alpha1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const patterns = {
  label: whole(label),
  subdomain: whole(subdomain),
  labelName: whole(labelName),
  label1035: whole(alpha1035),
};

export function subdomainErrors(name: string): string[] {
  const errors = tooLong(name, 253);
  if (!patterns.subdomain.test(name))
    errors.push(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must " +
        `start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
    );
  return errors;
}

function tooLong(name: string, bytes: number): string[] {
  return Buffer.byteLength(name) > bytes ? [`must be no more than ${bytes} bytes`] : [];
}

export function dnsLabelErrors(name: string): string[] {
  const errors = tooLong(name, 63);
  if (!patterns.label.test(name))
    errors.push(
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
        `with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
    );
  return errors;
}

export function dns1035LabelErrors(name: string): string[] {
  const errors = tooLong(name, 63);
  if (!patterns.label1035.test(name))
    errors.push(
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic " +
        "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation " +
        `is '${alpha1035}')`,
    );
  return errors;
}

/** Checks a name that becomes a label of a DNS name. */
export function labelNameErrors(name: string): string[] {
  return name.includes(".") ? ["must not contain dots"] : dnsLabelErrors(name);
}

/** Checks a name that only has to be one path segment, such as that of a Role. */
export function pathSegmentError(name: string): string | undefined {
  if (name === "." || name === "..") return `may not be '${name}'`;
  const bad = ["/", "%"].find((character) => name.includes(character));
  return bad === undefined ? undefined : `may not contain '${bad}'`;
}

export function pathSegmentErrors(name: string): string[] {
  const error = pathSegmentError(name);
  return error === undefined ? [] : [error];
}

/** Checks the key of a label or annotation, such as `app` or `app.kubernetes.io/name`. */
export function qualifiedNameErrors(key: string): string[] {
  const parts = key.split("/");
  const [prefix, name = ""] = parts.length === 1 ? [undefined, key] : parts;
  const errors: string[] = [];
  if (parts.length > 2)
    return [
      `a valid label key ${qualifiedText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  if (prefix === "") errors.push("prefix part must be non-empty");
  else if (prefix !== undefined)
    errors.push(...subdomainErrors(prefix).map((error) => `prefix part ${error}`));
  if (name === "") errors.push("name part must be non-empty");
  else errors.push(...tooLong(name, 63).map((error) => `name part ${error}`));
  if (!patterns.labelName.test(name)) errors.push(`name part ${qualifiedText}`);
  return errors;
}

const qualifiedText =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character " +
  "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

export function labelValueErrors(value: string): string[] {
  const errors = tooLong(value, 63);
  if (value !== "" && !patterns.labelName.test(value))
    errors.push(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start " +
        "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation " +
        "is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    );
  return errors;
}

/** Checks a key of a ConfigMap or Secret, which can become a file name. */
export function configKeyError(key: string): string | undefined {
  if (/^[-._a-zA-Z0-9]+$/.test(key)) return undefined;
  return (
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or " +
    "'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
  );
}
