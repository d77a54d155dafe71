import { ownField } from "../../../base/ownField.ts";
import { ShellSyntaxError } from "./words.ts";

const precedence: Readonly<Record<string, number>> = {
  "==": 1,
  "!=": 1,
  "<": 2,
  "<=": 2,
  ">": 2,
  ">=": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "%": 4,
};

/** Evaluates what stands in `$((…))`: whole numbers, variables, `+ - * / %`, comparisons, parentheses. */
export function evaluateArithmetic(
  expression: string,
  variable: (name: string) => string | undefined,
): number {
  const tokens = expression.match(/\d+|\$?[A-Za-z_]\w*|[=!<>]=|[-+*/%<>()]/g) ?? [];
  let at = 0;

  const operand = (): number => {
    const token = tokens[at++];
    if (token === undefined) throw new ShellSyntaxError("arithmetic syntax error");
    if (token === "-") return -operand();
    if (token === "(") {
      const value = binary(0);
      at += 1;
      return value;
    }
    const value = /^\d/.test(token) ? Number(token) : Number(variable(token.replace("$", "")) ?? "0");
    if (!Number.isInteger(value)) throw new ShellSyntaxError("arithmetic syntax error");
    return value;
  };

  const binary = (lowest: number): number => {
    let left = operand();
    for (;;) {
      const operator = tokens[at] ?? "";
      const level = ownField(precedence, operator);
      if (level === undefined || level <= lowest) return left;
      at += 1;
      left = apply(operator, left, binary(level));
    }
  };

  return binary(0);
}

function apply(operator: string, left: number, right: number): number {
  if ((operator === "/" || operator === "%") && right === 0) throw new ShellSyntaxError("divide by zero");
  const results: Readonly<Record<string, number>> = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "/": Math.trunc(left / right),
    "%": left % right,
    "==": Number(left === right),
    "!=": Number(left !== right),
    "<": Number(left < right),
    "<=": Number(left <= right),
    ">": Number(left > right),
    ">=": Number(left >= right),
  };
  return ownField(results, operator) ?? 0;
}
