import { labelKeyProblem, type LabelProblem, labelValueProblem } from "./labelSyntax.ts";

/** One condition of a selector; `values` is empty for `exists` and `!`. */
export interface Requirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
}

export type SelectorOperator = "=" | "==" | "!=" | "in" | "notin" | ">" | "<" | "exists" | "!";

/** What is wrong with a selector, and where. */
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
  /** What stands there; empty at the end of the text. */
  readonly found: string;
  /** Offset of it in the text. */
  readonly at: number;
}

export type ParsedSelector =
  | { readonly requirements: readonly Requirement[]; readonly error?: never }
  | { readonly requirements?: never; readonly error: SelectorProblem };

/**
 * Reads a label selector as `kubectl get -l` takes it: `app=web,tier!=cache,env in (dev,test),!old`. The rules are
 * those of `labels.Parse` of k8s.io/apimachinery.
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

/** Symbols, or words up to a symbol or white space; a word such as `in` is an operator only where one may stand. */
function tokensOf(text: string): Token[] {
  const tokens = [...text.matchAll(/==|!=|[=!(),<>]|[^ \t\r\n=!(),<>]+/g)].map(
    ({ 0: found, index: at }): Token => ({
      type: /^[=!(),<>]/.test(found) ? "symbol" : "word",
      text: found,
      at,
    }),
  );
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
    for (;;) {
      requirements.push(this.requirement());
      if (this.next().type === "end") return requirements;
      if (!this.take(",")) throw this.fails("expectedComma");
    }
  }

  private next(): Token {
    return this.tokens[this.position] ?? this.end;
  }

  private requirement(): Requirement {
    const isNegated = this.take("!");
    const key = this.word("expectedKey");
    const problem = labelKeyProblem(key.text);
    if (problem) throw this.fails(problem, key);
    if (isNegated) return { key: key.text, operator: "!", values: [] };
    if (this.next().type === "end" || this.next().text === ",")
      return { key: key.text, operator: "exists", values: [] };
    const operator = this.operator();
    const values = operator === "in" || operator === "notin" ? this.set() : [this.value()];
    for (const value of values) this.checkValue(operator, value);
    return { key: key.text, operator, values: [...new Set(values.map(({ text }) => text))] };
  }

  private operator(): Exclude<SelectorOperator, "exists" | "!"> {
    const { text } = this.next();
    if (!isBinary(text)) throw this.fails("expectedOperator");
    this.position++;
    return text;
  }

  /** The value after an equals sign, which may be empty. */
  private value(): Token {
    const next = this.next();
    if (next.type === "end" || next.text === ",") return { type: "word", text: "", at: next.at };
    return this.word("expectedValue");
  }

  /** Values in parentheses; each of them may be empty. */
  private set(): Token[] {
    if (!this.take("(")) throw this.fails("expectedParenthesis");
    const values: Token[] = [];
    for (;;) {
      const next = this.next();
      if (next.type === "word") values.push(this.word("expectedValue"));
      else values.push({ type: "word", text: "", at: next.at });
      if (this.take(")")) return values;
      if (!this.take(",")) throw this.fails(this.next().type === "end" ? "unclosed" : "expectedValue");
    }
  }

  private checkValue(operator: SelectorOperator, value: Token): void {
    const problem = labelValueProblem(value.text);
    if (problem) throw this.fails(problem, value);
    const isOrder = operator === ">" || operator === "<";
    if (isOrder && !isInteger(value.text)) throw this.fails("notInteger", value);
  }

  private word(problem: SelectorProblem["problem"]): Token {
    const next = this.next();
    if (next.type !== "word") throw this.fails(problem);
    this.position++;
    return next;
  }

  private take(symbol: string): boolean {
    const { type, text } = this.next();
    const isNext = type === "symbol" && text === symbol;
    if (isNext) this.position++;
    return isNext;
  }

  private fails(problem: SelectorProblem["problem"], { text, at }: Token = this.next()): SelectorSyntaxError {
    return new SelectorSyntaxError({ problem, found: text, at });
  }
}

const binaryOperators: readonly string[] = ["=", "==", "!=", "in", "notin", ">", "<"];

function isBinary(text: string): text is Exclude<SelectorOperator, "exists" | "!"> {
  return binaryOperators.includes(text);
}

/** What Go's `ParseInt` reads into 64 bits and a label may hold. */
function isInteger(text: string): boolean {
  return /^\d+$/.test(text) && BigInt(text) < 2n ** 63n;
}
