import { badRequest } from "../apiError.ts";
import { listAt, objectsAt, stringAt, stringMap, valueAt } from "../json.ts";

type Labels = Readonly<Record<string, string>>;
export type LabelMatcher = (labels: Labels) => boolean;

/**
 * Parses a label selector as in `kubectl get -l`: `app=web,tier!=cache,env in (dev,test),!old`.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string | undefined): LabelMatcher {
  const requirements = splitRequirements(text ?? "").map(parseRequirement);
  return (labels) => requirements.every((matches) => matches(labels));
}

/** Splits at the commas that are not inside parentheses. */
function splitRequirements(text: string): string[] {
  if (text.trim() === "") return [];
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim());
  if (parts.includes("")) throw unparsable("found ',', expected: identifier");
  return parts;
}

const key = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
const setRequirement = new RegExp(`^${key}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const equality = new RegExp(`^${key}\\s*(==|=|!=|>|<)\\s*([-A-Za-z0-9_.]*)$`);
const existence = new RegExp(`^(!?)\\s*${key}$`);

function parseRequirement(text: string): LabelMatcher {
  const set = setRequirement.exec(text);
  if (set) {
    const [, name = "", operator, list = ""] = set;
    const values = new Set(list.split(",").map((value) => value.trim()));
    return operator === "in"
      ? (labels) => labels[name] !== undefined && values.has(labels[name])
      : (labels) => labels[name] === undefined || !values.has(labels[name]);
  }
  const equal = equality.exec(text);
  if (equal) {
    const [, name = "", operator, value = ""] = equal;
    if (operator === "!=") return (labels) => labels[name] !== value;
    if (operator === ">") return (labels) => Number(labels[name]) > Number(value);
    if (operator === "<") return (labels) => Number(labels[name]) < Number(value);
    return (labels) => labels[name] === value;
  }
  const exists = existence.exec(text);
  if (!exists) throw unparsable(`found '${text}', expected: identifier`);
  const [, not = "", name = ""] = exists;
  return not === "" ? (labels) => labels[name] !== undefined : (labels) => labels[name] === undefined;
}

function unparsable(text: string): Error {
  return badRequest(`unable to parse requirement: ${text}`);
}

/** A `LabelSelector` object: `matchLabels` and `matchExpressions`, all of which must hold. */
export function objectSelector(selector: unknown): LabelMatcher {
  const wanted = Object.entries(stringMap(valueAt(selector, "matchLabels")));
  const expressions = objectsAt(selector, "matchExpressions");
  return (labels) =>
    wanted.every(([name, value]) => labels[name] === value) &&
    expressions.every((expression) => expressionHolds(expression, labels));
}

function expressionHolds(expression: unknown, labels: Labels): boolean {
  const value = labels[stringAt(expression, "key") ?? ""];
  const values = listAt(expression, "values");
  switch (stringAt(expression, "operator")) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case undefined:
    default:
      return false;
  }
}

/** A selector object as text, as the scale subresource and `kubectl get -o wide` show it. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(stringMap(valueAt(selector, "matchLabels"))).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const expressions = objectsAt(selector, "matchExpressions").map((expression) => {
    const name = stringAt(expression, "key") ?? "";
    const values = listAt(expression, "values").join(",");
    switch (stringAt(expression, "operator")) {
      case "In":
        return `${name} in (${values})`;
      case "NotIn":
        return `${name} notin (${values})`;
      case "DoesNotExist":
        return `!${name}`;
      case undefined:
      default:
        return name;
    }
  });
  return [...labels.map(([name, value]) => `${name}=${value}`), ...expressions].join(",");
}
