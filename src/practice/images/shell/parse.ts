import { ShellSyntaxError, type Token, tokenize, type WordPart } from "./words.ts";

export type Word = readonly WordPart[];

export interface Redirection {
  readonly operator: string;
  readonly target: Word | undefined;
}

export type Node =
  | {
      readonly kind: "command";
      readonly assignments: readonly { readonly name: string; readonly value: Word }[];
      readonly words: readonly Word[];
      readonly redirections: readonly Redirection[];
    }
  | { readonly kind: "pipeline"; readonly commands: readonly Node[]; readonly negated: boolean }
  | { readonly kind: "logical"; readonly operator: "&&" | "||"; readonly left: Node; readonly right: Node }
  | { readonly kind: "sequence"; readonly nodes: readonly Node[] }
  | { readonly kind: "loop"; readonly until: boolean; readonly condition: Node; readonly body: Node }
  | { readonly kind: "for"; readonly name: string; readonly words: readonly Word[]; readonly body: Node }
  | {
      readonly kind: "if";
      readonly condition: Node;
      readonly then: Node;
      readonly otherwise: Node | undefined;
    };

/** Parses the part of the `sh` language that manifests use: lists, pipes, loops, conditions, redirections. */
export function parseShell(script: string): Node {
  const parser = new Parser(tokenize(script));
  const node = parser.list([]);
  parser.end();
  return node;
}

/** Words that only close or continue something. */
const reserved = ["do", "done", "then", "elif", "else", "fi", "}"];

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  end(): void {
    if (this.at < this.tokens.length) throw this.unexpected();
  }

  /** Commands up to one of the closing words. `&` runs its command to the end like `;`: there is one process. */
  list(closing: readonly string[]): Node {
    const nodes: Node[] = [];
    for (;;) {
      while (this.takeOperator(";", "\n", "&") !== undefined);
      const token = this.tokens[this.at];
      if (!token || closing.includes(this.keyword() ?? "") || isOperator(token, ")")) break;
      nodes.push(this.logical());
      const next = this.tokens[this.at];
      if (next && !isOperator(next, ";", "\n", "&", ")") && !closing.includes(this.keyword() ?? ""))
        throw this.unexpected();
    }
    return { kind: "sequence", nodes };
  }

  private logical(): Node {
    let left = this.pipeline();
    for (;;) {
      const operator = this.takeOperator("&&", "||");
      if (operator !== "&&" && operator !== "||") return left;
      while (this.takeOperator("\n") !== undefined);
      left = { kind: "logical", operator, left, right: this.pipeline() };
    }
  }

  private pipeline(): Node {
    const negated = this.takeKeyword("!");
    const commands = [this.command()];
    while (this.takeOperator("|") !== undefined) commands.push(this.command());
    const [only] = commands;
    return only && commands.length === 1 && !negated ? only : { kind: "pipeline", commands, negated };
  }

  private command(): Node {
    if (this.takeKeyword("while")) return this.loop(false);
    if (this.takeKeyword("until")) return this.loop(true);
    if (this.takeKeyword("for")) return this.forLoop();
    if (this.takeKeyword("if")) return this.condition();
    if (this.takeKeyword("{")) return this.closed(["}"]);
    if (this.takeOperator("(") !== undefined) {
      const body = this.list([]);
      if (this.takeOperator(")") === undefined) throw this.unexpected();
      return body;
    }
    if (reserved.includes(this.keyword() ?? "")) throw this.unexpected();
    return this.simple();
  }

  private loop(until: boolean): Node {
    const condition = this.closed(["do"]);
    return { kind: "loop", until, condition, body: this.closed(["done"]) };
  }

  private forLoop(): Node {
    const name = this.keyword();
    if (name === undefined) throw this.unexpected();
    this.at += 1;
    const words: Word[] = [];
    if (this.takeKeyword("in")) {
      for (let token = this.tokens[this.at]; token?.kind === "word"; token = this.tokens[++this.at])
        words.push(token.parts);
    }
    while (this.takeOperator(";", "\n") !== undefined);
    if (!this.takeKeyword("do")) throw this.unexpected();
    return { kind: "for", name, words, body: this.closed(["done"]) };
  }

  private condition(): Node {
    const condition = this.closed(["then"]);
    const then = this.list(["elif", "else", "fi"]);
    if (this.takeKeyword("elif")) return { kind: "if", condition, then, otherwise: this.condition() };
    const otherwise = this.takeKeyword("else") ? this.list(["fi"]) : undefined;
    if (!this.takeKeyword("fi")) throw this.unexpected();
    return { kind: "if", condition, then, otherwise };
  }

  private closed(closing: readonly string[]): Node {
    const body = this.list(closing);
    if (!closing.some((word) => this.takeKeyword(word))) throw this.unexpected();
    return body;
  }

  private simple(): Node {
    const assignments: { name: string; value: Word }[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.kind === "word") {
        this.at += 1;
        const assignment = words.length === 0 ? asAssignment(token.parts) : undefined;
        if (assignment) assignments.push(assignment);
        else words.push(token.parts);
      } else if (/[<>]/.test(token.text)) {
        this.at += 1;
        const target = token.text.includes("&") ? undefined : this.tokens[this.at++];
        if (target?.kind === "operator")
          throw new ShellSyntaxError(`syntax error: unexpected "${target.text}"`);
        redirections.push({ operator: token.text, target: target?.parts });
      } else break;
    }
    if (words.length + assignments.length + redirections.length === 0) throw this.unexpected();
    return { kind: "command", assignments, words, redirections };
  }

  /** The next token, when it is a word without quotes or expansions. */
  private keyword(): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== "word") return undefined;
    return token.parts.every((part) => part.kind === "text" && !part.quoted)
      ? token.parts.map((part) => (part.kind === "text" ? part.text : "")).join("")
      : undefined;
  }

  private takeKeyword(word: string): boolean {
    if (this.keyword() !== word) return false;
    this.at += 1;
    return true;
  }

  private takeOperator(...texts: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (!token || !isOperator(token, ...texts) || token.kind !== "operator") return undefined;
    this.at += 1;
    return token.text;
  }

  private unexpected(): ShellSyntaxError {
    const token = this.tokens[this.at];
    if (!token) return new ShellSyntaxError("syntax error: unexpected end of file");
    const text = token.kind === "operator" ? token.text : (this.keyword() ?? "word");
    return new ShellSyntaxError(`syntax error: unexpected "${text === "\n" ? "newline" : text}"`);
  }
}

function isOperator(token: Token, ...texts: readonly string[]): boolean {
  return token.kind === "operator" && texts.includes(token.text);
}

function asAssignment(parts: Word): { name: string; value: Word } | undefined {
  // The name and the equals sign are unquoted text, one character a part.
  const equals = parts.findIndex((part) => part.kind === "text" && part.text === "=" && !part.quoted);
  if (equals <= 0) return undefined;
  const name = parts
    .slice(0, equals)
    .map((part) => (part.kind === "text" && !part.quoted ? part.text : "="))
    .join("");
  return /^[A-Za-z_]\w*$/.test(name) ? { name, value: parts.slice(equals + 1) } : undefined;
}
