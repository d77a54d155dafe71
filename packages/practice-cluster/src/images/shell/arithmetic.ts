import { ShellError } from "./shellError.ts";

type Operation = (left: bigint, right: bigint) => bigint;

/** Precedence and operation of each operator. */
const operators = new Map<string, readonly [level: number, operation: Operation]>([
  ["||", [1, (left, right) => truth(left !== 0n || right !== 0n)]],
  ["&&", [2, (left, right) => truth(left !== 0n && right !== 0n)]],
  ["|", [3, (left, right) => left | right]],
  ["^", [4, (left, right) => left ^ right]],
  ["&", [5, (left, right) => left & right]],
  ["==", [6, (left, right) => truth(left === right)]],
  ["!=", [6, (left, right) => truth(left !== right)]],
  ["<", [7, (left, right) => truth(left < right)]],
  ["<=", [7, (left, right) => truth(left <= right)]],
  [">", [7, (left, right) => truth(left > right)]],
  [">=", [7, (left, right) => truth(left >= right)]],
  ["<<", [8, (left, right) => left << (right & 63n)]],
  [">>", [8, (left, right) => left >> (right & 63n)]],
  ["+", [9, (left, right) => left + right]],
  ["-", [9, (left, right) => left - right]],
  ["*", [10, (left, right) => left * right]],
  ["/", [10, (left, right) => left / divisor(right)]],
  ["%", [10, (left, right) => left % divisor(right)]],
]);

const token = /[ \t\n]*(\d\w*|[A-Za-z_]\w*|&&|\|\||<<|>>|[=!<>]=|[-+*/%<>()&|^!~])/y;
const deepest = 200;

/** Wraps around at 64 bits, like the C `long` of a real shell. */
const wrapped = (value: bigint): bigint => BigInt.asIntN(64, value);
const truth = (value: boolean): bigint => (value ? 1n : 0n);

/**
 * Evaluates the expression in `$((…))` after its expansions: 64-bit integers, variables, parentheses, and the operators
 * of C except assignments and `?:`.
 *
 * @throws {ShellError} if the expression is invalid
 */
export function evaluateArithmetic(
  expression: string,
  variable: (name: string) => string | undefined,
): string {
  const tokens = tokensOf(expression);
  let at = 0;

  const operand = (depth: number): bigint => {
    if (depth > deepest) throw new ShellError("arithmetic expression: nested too deeply");
    const text = tokens[at++] ?? "";
    if (text === "-") return wrapped(-operand(depth + 1));
    if (text === "+") return operand(depth + 1);
    if (text === "!") return truth(operand(depth + 1) === 0n);
    if (text === "~") return ~operand(depth + 1);
    if (text === "(") {
      const value = binary(0, depth + 1);
      if (tokens[at++] !== ")") throw syntaxError();
      return value;
    }
    if (/^\d/.test(text)) return numberOf(text);
    if (/^\w/.test(text)) return numberOf(variable(text) ?? "0");
    throw syntaxError();
  };

  const binary = (lowest: number, depth: number): bigint => {
    let left = operand(depth);
    for (;;) {
      const [level, operation] = operators.get(tokens[at] ?? "") ?? [];
      if (level === undefined || operation === undefined || level <= lowest) return left;
      at += 1;
      left = wrapped(operation(left, binary(level, depth)));
    }
  };

  if (tokens.length === 0) return "0";
  const value = binary(0, 0);
  if (at < tokens.length) throw syntaxError();
  return String(value);
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  let end = expression.length;
  while (" \t\n".includes(expression.charAt(end - 1)) && end > 0) end -= 1;
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at;
    const [, text] = token.exec(expression) ?? [];
    if (text === undefined) throw syntaxError();
    tokens.push(text);
  }
  return tokens;
}

/** Parses a decimal, octal (leading 0), or hexadecimal (0x) number; blanks around it are ignored. */
function numberOf(text: string): bigint {
  const [, sign = "", digits = ""] = /^[ \t\n]*([-+]?)(0[xX][0-9a-fA-F]+|\d+)[ \t\n]*$/.exec(text) ?? [];
  if (digits.length > 64) throw syntaxError();
  if (digits === "") {
    if (text.trim() === "") return 0n;
    throw syntaxError();
  }
  const isOctal = /^0\d/.test(digits);
  if (isOctal && /[89]/.test(digits)) throw syntaxError();
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return wrapped(sign === "-" ? -value : value);
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new ShellError("divide by zero");
  return value;
}

const syntaxError = (): ShellError => new ShellError("arithmetic syntax error");
