import { integerOf, type LabelRequirement } from "./labelRequirement.ts";
import { labelKeyProblem, type LabelProblem, labelValueProblem } from "./labelSyntax.ts";

/** A condition of a selector; `values` is empty for `exists` and `!`. */
export interface Requirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
}

type SelectorOperator = "=" | "==" | "!=" | "in" | "notin" | ">" | "<" | "exists" | "!";

/** A problem in a selector, and its location. */
export interface SelectorProblem {
  readonly problem:
    | LabelProblem
    | "expectedKey"
    | "expectedOperator"
    | "expectedComma"
    | "expectedParenthesis"
    | "expectedValue"
    | "unclosed"
    | "notInteger";
  /** The token at that place; empty at the end of the text. */
  readonly found: string;
  /** Its offset in the text. */
  readonly at: number;
  /** The expected token, in the words of the API server (`labels.Parse`); undefined for an invalid key or value. */
  readonly expected?: string;
  /** The invalid value, by key and index. */
  readonly value?: { readonly key: string; readonly index: number };
}

/** Converts a requirement to the form used in API objects. */
export function asLabelRequirement({ key, operator, values }: Requirement): LabelRequirement {
  return { key, operator: operators[operator], values };
}

const operators: Readonly<Record<SelectorOperator, string>> = {
  "=": "In",
  "==": "In",
  in: "In",
  "!=": "NotIn",
  notin: "NotIn",
  ">": "Gt",
  "<": "Lt",
  exists: "Exists",
  "!": "DoesNotExist",
};

export type ParsedSelector =
  | { readonly requirements: readonly Requirement[]; readonly error?: never }
  | { readonly requirements?: never; readonly error: SelectorProblem };

/**
 * Parses a label selector as `kubectl get -l` accepts it: `app=web,tier!=cache,env in (dev,test),!old`. Follows the
 * rules of `labels.Parse` in k8s.io/apimachinery.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string): ParsedSelector {
  try {
    return { requirements: new SelectorParser(text).parse() };
  } catch (thrown) {
    if (thrown instanceof SelectorSyntaxError) return { error: thrown.problem };
    throw thrown;
  }
}

class SelectorSyntaxError extends Error {
  readonly problem: SelectorProblem;

  constructor(problem: SelectorProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

interface Token {
  readonly type: "word" | "symbol" | "end";
  readonly text: string;
  readonly at: number;
}

/** Splits text into symbols and words; a word such as `in` is an operator only where an operator is allowed. */
function tokensOf(text: string): Token[] {
  // As in Go, a NUL ends a token and is dropped; at the start of a token, it ends the input.
  const pattern = /([ \t\r\n]*)(==|!=|[=!(),<>]|[^ \t\r\n=!(),<>\0]+)\0?/gy;
  const tokens = [...text.matchAll(pattern)].map(({ 1: blank = "", 2: found = "", index }): Token => ({
    type: /^[=!(),<>]/.test(found) ? "symbol" : "word",
    text: found,
    at: index + blank.length,
  }));
  return [...tokens, { type: "end", text: "", at: text.length }];
}

class SelectorParser {
  private readonly tokens: readonly Token[];
  private readonly end: Token;
  private position = 0;

  constructor(text: string) {
    this.tokens = tokensOf(text);
    this.end = { type: "end", text: "", at: text.length };
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    if (this.next().type === "end") return requirements;
    this.expectStart("expected: !, identifier, or 'end of string'");
    for (;;) {
      requirements.push(this.requirement());
      if (this.next().type === "end") return requirements;
      if (!this.take(",")) throw this.fails("expectedComma", "expected: ',' or 'end of string'");
      this.expectStart("expected: identifier after ','");
    }
  }

  private expectStart(expected: string): void {
    const { type, text } = this.next();
    if (type !== "word" && text !== "!") throw this.fails("expectedKey", expected);
  }

  private next(): Token {
    return this.tokens[this.position] ?? this.end;
  }

  private requirement(): Requirement {
    const isNegated = this.take("!");
    const key = this.word("expectedKey");
    const problem = labelKeyProblem(key.text);
    if (problem) throw new SelectorSyntaxError({ problem, found: key.text, at: key.at });
    if (isNegated) return { key: key.text, operator: "!", values: [] };
    if (this.next().type === "end" || this.next().text === ",")
      return { key: key.text, operator: "exists", values: [] };
    const operator = this.operator();
    const values = operator === "in" || operator === "notin" ? this.set() : [this.value()];
    for (const [index, value] of values.entries()) this.checkValue(operator, value, { key: key.text, index });
    return { key: key.text, operator, values: [...new Set(values.map(({ text }) => text))] };
  }

  private operator(): Exclude<SelectorOperator, "exists" | "!"> {
    const { text } = this.next();
    if (!isBinary(text)) throw this.fails("expectedOperator", "expected: in, notin, =, ==, !=, gt, lt");
    this.position++;
    return text;
  }

  /** Reads the value after an equals sign, which may be empty. */
  private value(): Token {
    const next = this.next();
    if (next.type === "end" || next.text === ",") return { type: "word", text: "", at: next.at };
    return this.word("expectedValue");
  }

  /** Reads values in parentheses, each of which may be empty. */
  private set(): Token[] {
    if (!this.take("(")) throw this.fails("expectedParenthesis", "expected: '('");
    const values: Token[] = [];
    for (;;) {
      const next = this.next();
      if (next.type === "word") values.push(this.word("expectedValue"));
      else if (next.text === "," || next.text === ")") values.push({ type: "word", text: "", at: next.at });
      else throw this.failsInSet("expected: ',', ')' or identifier");
      if (this.take(")")) return values;
      if (!this.take(",")) throw this.failsInSet("expected: ',' or ')'");
    }
  }

  private failsInSet(expected: string): SelectorSyntaxError {
    return this.fails(this.next().type === "end" ? "unclosed" : "expectedValue", expected);
  }

  private checkValue(
    operator: SelectorOperator,
    { text, at }: Token,
    value: { readonly key: string; readonly index: number },
  ): void {
    const isOrder = operator === ">" || operator === "<";
    const problem = isOrder && integerOf(text) === undefined ? "notInteger" : labelValueProblem(text);
    if (problem) throw new SelectorSyntaxError({ problem, found: text, at, value });
  }

  private word(problem: SelectorProblem["problem"]): Token {
    const next = this.next();
    if (next.type !== "word") throw this.fails(problem, "expected: identifier");
    this.position++;
    return next;
  }

  private take(symbol: string): boolean {
    const { type, text } = this.next();
    const isNext = type === "symbol" && text === symbol;
    if (isNext) this.position++;
    return isNext;
  }

  private fails(problem: SelectorProblem["problem"], expected: string): SelectorSyntaxError {
    const { text, at } = this.next();
    return new SelectorSyntaxError({ problem, found: text, at, expected });
  }
}

const binaryOperators: readonly string[] = ["=", "==", "!=", "in", "notin", ">", "<"];

function isBinary(text: string): text is Exclude<SelectorOperator, "exists" | "!"> {
  return binaryOperators.includes(text);
}
