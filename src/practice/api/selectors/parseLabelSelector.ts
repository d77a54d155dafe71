import { ownField } from "../../../base/ownField.ts";
import { badRequest } from "../apiError.ts";
import { labelValueError, qualifiedNameErrors } from "../validation/names.ts";
import type { LabelMatcher } from "./labelSelector.ts";
import { meets, type Requirement } from "./requirement.ts";

/**
 * Parses a label selector as in `kubectl get -l`: `app=web,tier!=cache,env in (dev,test),!old`. It refuses in the
 * words of the real server (k8s.io/apimachinery `labels.Parse`).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string | undefined): LabelMatcher {
  const requirements = new Parser(text ?? "").parse();
  return (labels) =>
    requirements.every((requirement) => meets(requirement, ownField(labels, requirement.key)));
}

const tokens = /\s*(==|!=|[=!(),<>]|[^\s=!(),<>]+)/y;
const operators: Readonly<Record<string, string>> = {
  in: "In",
  notin: "NotIn",
  "=": "In",
  "==": "In",
  "!=": "NotIn",
  ">": "Gt",
  "<": "Lt",
};

class Parser {
  /** The last one is empty: the end. */
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.tokens = [...text.matchAll(new RegExp(tokens, "gy"))].map(([, token = ""]) => token).concat("");
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    for (;;) {
      const first = this.next();
      if (first === "") return requirements;
      if (first !== "!" && !isIdentifier(first))
        throw badRequest(`found '${first}', expected: !, identifier, or 'end of string'`);
      requirements.push(this.requirement());
      const after = this.take();
      if (after === "") return requirements;
      if (after !== ",") throw badRequest(`found '${after}', expected: ',' or 'end of string'`);
      const next = this.next();
      if (next !== "!" && !isIdentifier(next))
        throw badRequest(`found '${next}', expected: identifier after ','`);
    }
  }

  private requirement(): Requirement {
    const isNegated = this.next() === "!";
    if (isNegated) this.take();
    const key = this.take();
    if (!isIdentifier(key)) throw unparsable(`found '${key}', expected: identifier`);
    for (const error of qualifiedNameErrors(key))
      throw unparsable(`key: Invalid value: ${JSON.stringify(key)}: ${error}`);
    if (isNegated) return { key, operator: "DoesNotExist" };
    if (this.next() === "" || this.next() === ",") return { key, operator: "Exists" };
    const word = this.take();
    const operator = ownField(operators, word);
    if (operator === undefined) throw unparsable(`found '${word}', expected: in, notin, =, ==, !=, gt, lt`);
    const values = word === "in" || word === "notin" ? this.list() : [this.value()];
    for (const [index, value] of values.entries()) {
      const isNumber = /^[-+]?\d+$/.test(value);
      if ((operator === "Gt" || operator === "Lt") && !isNumber)
        throw badValue(index, value, "for 'Gt', 'Lt' operators, the value must be an integer");
      const error = labelValueError(value);
      if (error !== undefined) throw badValue(index, value, error);
    }
    return { key, operator, values };
  }

  private value(): string {
    if (this.next() === "" || this.next() === ",") return "";
    const value = this.take();
    if (!isIdentifier(value)) throw unparsable(`found '${value}', expected: identifier`);
    return value;
  }

  /** `(a, b)`; a value that is missing is the empty one. */
  private list(): string[] {
    const open = this.take();
    if (open !== "(") throw unparsable(`found '${open}' expected: '('`);
    const values: string[] = [];
    for (;;) {
      const token = this.next();
      if (isIdentifier(token)) values.push(this.take());
      else if (token === "," || token === ")") values.push("");
      else throw unparsable(`found '${token}', expected: ',', ')' or identifier`);
      const after = this.take();
      if (after === ")") return values;
      if (after !== ",") throw unparsable(`found '${after}', expected: ',' or ')'`);
    }
  }

  private next(): string {
    return this.tokens[this.at] ?? "";
  }

  private take(): string {
    const token = this.next();
    this.at++;
    return token;
  }
}

function isIdentifier(token: string): boolean {
  return token !== "" && !/^[=!(),<>]/.test(token);
}

function unparsable(text: string): Error {
  return badRequest(`unable to parse requirement: ${text}`);
}

function badValue(index: number, value: string, detail: string): Error {
  return unparsable(`values[${index}]: Invalid value: ${JSON.stringify(value)}: ${detail}`);
}
