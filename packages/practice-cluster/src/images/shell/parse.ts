import { Lexer, type Steps, type Token } from "./lexer.ts";
import { ShellError } from "./shellError.ts";
import type { Assignment, ListItem, Node, Redirection, Word, WordPart } from "./syntaxTree.ts";

/**
 * Parses the subset of the `sh` language that manifests use: lists, pipes, loops, conditions, functions, and
 * redirections.
 *
 * @param counted counts the steps, which are at most proportional to the length of the script
 * @throws {ShellError} if the script is outside of that subset
 */
export function parseShell(script: string, counted: Steps = { steps: 0 }): Node {
  return readBody(new Lexer(script, readBody, counted), undefined);
}

function readBody(lexer: Lexer, closing: ")" | undefined): Node {
  const parser = new Parser(lexer);
  const node = parser.list([]);
  parser.close(closing);
  return node;
}

/** Reserved words that close or continue a construct. */
const reserved = new Set(["do", "done", "then", "elif", "else", "fi", "}"]);

const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

class Parser {
  private readonly lexer: Lexer;
  private ahead: Token | undefined;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
  }

  close(closing: ")" | undefined): void {
    const isClosed = closing === undefined ? this.token.kind === "end" : this.isOperator(closing);
    if (!isClosed) throw this.unexpected();
  }

  /** Parses commands up to a closing word, a parenthesis, or the end, without consuming it. */
  list(closing: readonly string[]): Node {
    const items: ListItem[] = [];
    this.skipLines();
    while (this.token.kind !== "end" && !this.isOperator(")") && !closing.includes(this.keyword() ?? "")) {
      const node = this.logical();
      const separator = this.takeOperator(";", "\n", "&");
      items.push({ node, background: separator === "&" });
      if (separator === undefined) break;
      this.skipLines();
    }
    return { kind: "sequence", items };
  }

  private logical(): Node {
    const first = this.pipeline();
    const rest: { operator: "&&" | "||"; node: Node }[] = [];
    for (;;) {
      const operator = this.takeOperator("&&", "||");
      if (operator !== "&&" && operator !== "||") break;
      this.skipLines();
      rest.push({ operator, node: this.pipeline() });
    }
    return rest.length === 0 ? first : { kind: "logical", first, rest };
  }

  private pipeline(): Node {
    const negated = this.takeKeyword("!");
    const commands = [this.command()];
    while (this.takeOperator("|") !== undefined) {
      this.skipLines();
      commands.push(this.command());
    }
    const [only] = commands;
    return only && commands.length === 1 && !negated ? only : { kind: "pipeline", commands, negated };
  }

  private command(): Node {
    const compound = this.compound();
    if (compound) {
      const redirections: Redirection[] = [];
      while (this.token.kind === "redirection") redirections.push(this.redirection(this.token));
      return redirections.length === 0 ? compound : { kind: "redirected", body: compound, redirections };
    }
    if (reserved.has(this.keyword() ?? "")) throw this.unexpected();
    return this.simple();
  }

  private compound(): Node | undefined {
    return this.lexer.nested(() => {
      if (this.takeKeyword("while")) return this.loop(false);
      if (this.takeKeyword("until")) return this.loop(true);
      if (this.takeKeyword("for")) return this.forLoop();
      if (this.takeKeyword("if")) return this.condition();
      if (this.takeKeyword("{")) return this.closed("}");
      if (this.takeOperator("(") === undefined) return undefined;
      const body = this.filled([]);
      if (this.takeOperator(")") === undefined) throw this.unexpected();
      return { kind: "subshell", body };
    });
  }

  private loop(until: boolean): Node {
    const condition = this.closed("do");
    return { kind: "loop", until, condition, body: this.closed("done") };
  }

  private forLoop(): Node {
    const name = this.keyword();
    if (name === undefined || !isName(name)) throw new ShellError("syntax error: bad for loop variable");
    this.take();
    this.skipLines();
    let words: Word[] | undefined;
    if (this.takeKeyword("in")) {
      words = [];
      for (let { token } = this; token.kind === "word"; { token } = this) {
        words.push(token.parts);
        this.take();
      }
    }
    this.takeOperator(";");
    this.skipLines();
    if (!this.takeKeyword("do")) throw this.unexpected();
    return { kind: "for", name, words, body: this.closed("done") };
  }

  private condition(): Node {
    const arms: { condition: Node; then: Node }[] = [];
    do {
      const condition = this.closed("then");
      arms.push({ condition, then: this.filled(["elif", "else", "fi"]) });
    } while (this.takeKeyword("elif"));
    const otherwise = this.takeKeyword("else") ? this.filled(["fi"]) : undefined;
    if (!this.takeKeyword("fi")) throw this.unexpected();
    return { kind: "if", arms, otherwise };
  }

  private closed(closing: string): Node {
    const body = this.filled([closing]);
    if (!this.takeKeyword(closing)) throw this.unexpected();
    return body;
  }

  private filled(closing: readonly string[]): Node {
    const body = this.list(closing);
    if (body.kind === "sequence" && body.items.length === 0) throw this.unexpected();
    return body;
  }

  private simple(): Node {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirections: Redirection[] = [];
    for (let { token } = this; ; { token } = this) {
      if (token.kind === "word") {
        const assignment = words.length === 0 ? asAssignment(token.parts) : undefined;
        this.take();
        if (assignment) assignments.push(assignment);
        else words.push(token.parts);
        const name = words.length === 1 && !assignment ? asText(token.parts) : undefined;
        if (name !== undefined && this.takeOperator("(") !== undefined) return this.definition(name);
      } else if (token.kind === "redirection") redirections.push(this.redirection(token));
      else break;
    }
    if (words.length + assignments.length + redirections.length === 0) throw this.unexpected();
    return { kind: "command", assignments, words, redirections };
  }

  private definition(name: string): Node {
    if (!isName(name)) throw new ShellError("syntax error: bad function name");
    if (this.takeOperator(")") === undefined) throw this.unexpected();
    this.skipLines();
    const body = this.compound();
    if (!body) throw this.unexpected();
    return { kind: "function", name, body };
  }

  private redirection({ from, operator }: Extract<Token, { kind: "redirection" }>): Redirection {
    this.take();
    const { token } = this;
    if (token.kind !== "word") throw this.unexpected();
    this.take();
    return { from, operator, target: token.parts };
  }

  private get token(): Token {
    return (this.ahead ??= this.lexer.next());
  }

  private take(): void {
    this.ahead = undefined;
  }

  private skipLines(): void {
    while (this.takeOperator("\n") !== undefined);
  }

  /** The text of the next token if it is a word without quotes or expansions. */
  private keyword(): string | undefined {
    return this.token.kind === "word" ? asText(this.token.parts) : undefined;
  }

  private takeKeyword(word: string): boolean {
    if (this.keyword() !== word) return false;
    this.take();
    return true;
  }

  private isOperator(...texts: readonly string[]): boolean {
    return this.token.kind === "operator" && texts.includes(this.token.text);
  }

  private takeOperator(...texts: readonly string[]): string | undefined {
    const { token } = this;
    if (token.kind !== "operator" || !texts.includes(token.text)) return undefined;
    this.take();
    return token.text;
  }

  private unexpected(): ShellError {
    const { token } = this;
    if (token.kind === "end") return new ShellError("syntax error: unexpected end of file");
    const text =
      token.kind === "operator"
        ? token.text
        : token.kind === "redirection"
          ? "redirection"
          : (this.keyword() ?? "word");
    return new ShellError(`syntax error: unexpected "${text === "\n" ? "newline" : text}"`);
  }
}

/** Returns the text of a word without quotes or expansions; undefined for any other word. */
function asText(parts: Word): string | undefined {
  const [only, ...more] = parts;
  return only?.kind === "text" && !only.quoted && more.length === 0 ? only.text : undefined;
}

function asAssignment(parts: Word): Assignment | undefined {
  const [first, ...rest] = parts;
  if (first?.kind !== "text" || first.quoted) return undefined;
  const equals = first.text.indexOf("=");
  const name = first.text.slice(0, Math.max(0, equals));
  if (!isName(name)) return undefined;
  const text: WordPart = { kind: "text", text: first.text.slice(equals + 1), quoted: false };
  return { name, value: [text, ...rest] };
}
