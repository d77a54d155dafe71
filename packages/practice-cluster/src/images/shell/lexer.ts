import { ShellError } from "./shellError.ts";
import type { Node, Otherwise, Redirection, Word, WordPart } from "./syntaxTree.ts";

export type Token =
  | { readonly kind: "word"; readonly parts: Word }
  /**
   * A line break is the operator `\
   * `.
   */
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "redirection"; readonly from: number; readonly operator: Redirection["operator"] }
  | { readonly kind: "end" };

/** Counts the steps of reading a script: about one per character. */
export interface Steps {
  steps: number;
}

/** Reads the script of a command substitution with its closing parenthesis, or a script up to its end. */
export type ReadBody = (lexer: Lexer, closing: ")" | undefined) => Node;

/** The deepest nesting; a real shell runs out of stack at some depth. */
const deepest = 200;

/** The blanks of POSIX. Other white space, such as U+3000 or U+00A0, belongs to a word. */
const isBlank = (character: string): boolean => character === " " || character === "\t";

/** The context of a word part: unquoted, in double quotes, or after the operator of `${NAME:-…}`. */
type Place = "word" | "quotes" | "braces" | "quotedBraces";

/** The characters that end a run of ordinary ones. */
const stopsIn: Readonly<Record<Place, ReadonlySet<string>>> = {
  word: new Set(" \t\n;|&<>()'\"\\$`"),
  quotes: new Set('"\\$`'),
  braces: new Set("}'\"\\$`"),
  quotedBraces: new Set('}"\\$`'),
};

const nameStart = /[A-Za-z_]/;
const nameRest = /\w/;
const specialParameter = /[?#$@*!\d-]/;

/**
 * Splits an `sh` script into tokens in one pass without backtracking: each call of {@link next} moves forward.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export class Lexer {
  private readonly script: string;
  private readonly counted: Steps;
  private readonly readBody: ReadBody;
  private at = 0;
  private depth: number;

  constructor(script: string, readBody: ReadBody, counted: Steps = { steps: 0 }, depth = 0) {
    this.script = script;
    this.readBody = readBody;
    this.counted = counted;
    this.depth = depth;
  }

  /** Reads a nested construct. */
  nested<Value>(read: () => Value): Value {
    if (this.depth >= deepest) throw new ShellError("syntax error: nested too deeply");
    this.depth += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  next(): Token {
    this.skipBlanks();
    const character = this.peek();
    if (character === "") return { kind: "end" };
    const [digit] = /^\d$/.test(character) && /^[<>]$/.test(this.peek(1)) ? [this.take()] : [];
    if (digit !== undefined || character === "<" || character === ">") return this.redirection(digit);
    if ("\n;|&()".includes(character)) {
      const twice = "|&;".includes(character) && this.peek(1) === character;
      this.move(twice ? 2 : 1);
      return { kind: "operator", text: twice ? character + character : character };
    }
    const parts: WordPart[] = [];
    this.readWord(parts, "word");
    return { kind: "word", parts };
  }

  private redirection(digit: string | undefined): Token {
    const first = this.take();
    const second = this.peek();
    if (first === "<" && second === "<")
      throw new ShellError("syntax error: here-documents are not supported");
    const isLonger = second === "&" || (first === ">" && (second === ">" || second === "|"));
    if (isLonger) this.move(1);
    const from = digit === undefined ? Number(first === ">") : Number(digit);
    if (second === "&") return { kind: "redirection", from, operator: first === ">" ? ">&" : "<&" };
    if (first === "<") return { kind: "redirection", from, operator: "<" };
    return { kind: "redirection", from, operator: second === ">" ? ">>" : ">" };
  }

  private skipBlanks(): void {
    for (;;) {
      if (isBlank(this.peek())) this.move(1);
      else if (this.peek() === "\\" && this.peek(1) === "\n") this.move(2);
      else if (this.peek() === "#") this.move(this.distanceTo("\n") ?? this.script.length - this.at);
      else return;
    }
  }

  /** Reads parts up to the character that ends a word in that context, without consuming it. */
  private readWord(parts: WordPart[], place: Place): void {
    const stops = stopsIn[place];
    const inQuotes = place === "quotes" || place === "quotedBraces";
    for (;;) {
      const from = this.at;
      while (this.at < this.script.length && !stops.has(this.peek())) this.move(1);
      if (this.at > from) addText(parts, this.script.slice(from, this.at), inQuotes);
      const character = this.peek();
      if (character === "\\") this.readEscape(parts, inQuotes);
      else if (character === "$") this.readDollar(parts, inQuotes);
      else if (character === "`") this.readBackquoted(parts, inQuotes);
      else if (character === "'") {
        this.move(1);
        parts.push({ kind: "text", text: this.takeThrough("'"), quoted: true });
      } else if (character === '"' && place !== "quotes") {
        this.move(1);
        // Empty quotes are a word, too.
        parts.push({ kind: "text", text: "", quoted: true });
        this.readWord(parts, "quotes");
        if (this.take() !== '"') throw new ShellError('syntax error: unterminated quoted string: expected "');
      } else return;
    }
  }

  private readEscape(parts: WordPart[], inQuotes: boolean): void {
    this.move(1);
    const escaped = this.take();
    if (escaped === "\n") return;
    const means = !inQuotes || '"\\$`}'.includes(escaped);
    if (means && escaped !== "") parts.push({ kind: "text", text: escaped, quoted: true });
    else addText(parts, `\\${escaped}`, inQuotes);
  }

  private readDollar(parts: WordPart[], quoted: boolean): void {
    this.move(1);
    const character = this.peek();
    if (character === "(" && this.peek(1) === "(") {
      this.move(2);
      parts.push({ kind: "arithmetic", expression: this.nested(() => this.readArithmetic()) });
    } else if (character === "(") {
      this.move(1);
      parts.push({ kind: "command", body: this.nested(() => this.readBody(this, ")")), quoted });
    } else if (character === "{") {
      this.move(1);
      parts.push(this.nested(() => this.readBraces(quoted)));
    } else {
      const name = this.takeParameter();
      if (name === "") addText(parts, "$", quoted);
      else parts.push({ kind: "variable", name, length: false, otherwise: undefined, quoted });
    }
  }

  private takeParameter(inBraces = false): string {
    const from = this.at;
    if (nameStart.test(this.peek())) while (nameRest.test(this.peek())) this.move(1);
    else if (inBraces && /\d/.test(this.peek())) while (/\d/.test(this.peek())) this.move(1);
    else if (specialParameter.test(this.peek())) this.move(1);
    return this.script.slice(from, this.at);
  }

  private readBraces(quoted: boolean): WordPart {
    const length = this.peek() === "#" && this.peek(1) !== "}";
    if (length) this.move(1);
    const name = this.takeParameter(true);
    if (name === "") throw new ShellError("syntax error: bad substitution");
    let otherwise: Otherwise | undefined;
    if (this.peek() !== "}") {
      const countsEmpty = this.peek() === ":";
      if (countsEmpty) this.move(1);
      const operator = this.take();
      if (length || (operator !== "-" && operator !== "=" && operator !== "+" && operator !== "?"))
        throw new ShellError("syntax error: bad substitution");
      const word: WordPart[] = [];
      this.readWord(word, quoted ? "quotedBraces" : "braces");
      otherwise = { operator, countsEmpty, word };
    }
    if (this.take() !== "}") throw new ShellError('syntax error: unterminated quoted string: expected "}"');
    return { kind: "variable", name, length, otherwise, quoted };
  }

  private readArithmetic(): Word {
    const parts: WordPart[] = [];
    for (let open = 0; ;) {
      const character = this.peek();
      if (character === "") throw new ShellError('syntax error: unexpected end of file (expecting "))")');
      if (character === ")" && open === 0) {
        if (this.peek(1) !== ")") throw new ShellError('syntax error: missing "))"');
        this.move(2);
        return parts;
      }
      if (character === "$") this.readDollar(parts, true);
      else if (character === "`") this.readBackquoted(parts, true);
      else {
        open += Number(character === "(") - Number(character === ")");
        addText(parts, this.take(), true);
      }
    }
  }

  /**
   * Reads a command substitution in backquotes. Nested ones need ever more backslashes, so the depth grows only with
   * the logarithm of the length.
   */
  private readBackquoted(parts: WordPart[], quoted: boolean): void {
    this.move(1);
    const body: string[] = [];
    for (let character = this.take(); character !== "`"; character = this.take()) {
      if (character === "") throw new ShellError("syntax error: EOF in backquote substitution");
      const next = this.peek();
      const isEscape =
        character === "\\" && next !== "" && ("`\\$".includes(next) || (quoted && next === '"'));
      body.push(isEscape ? this.take() : character);
    }
    const inner = new Lexer(body.join(""), this.readBody, this.counted, this.depth);
    parts.push({ kind: "command", body: this.nested(() => this.readBody(inner, undefined)), quoted });
  }

  /** Reads the text before a delimiter, and consumes the delimiter. */
  private takeThrough(end: string): string {
    const length = this.distanceTo(end);
    if (length === undefined)
      throw new ShellError(`syntax error: unterminated quoted string: expected ${end}`);
    const text = this.script.slice(this.at, this.at + length);
    this.move(length + 1);
    return text;
  }

  private distanceTo(text: string): number | undefined {
    const found = this.script.indexOf(text, this.at);
    return found < 0 ? undefined : found - this.at;
  }

  private peek(further = 0): string {
    this.counted.steps += 1;
    return this.script.charAt(this.at + further);
  }

  private take(): string {
    const character = this.peek();
    this.move(character.length);
    return character;
  }

  private move(characters: number): void {
    this.counted.steps += characters;
    this.at += characters;
  }
}

/** Appends text, merged with the previous part where possible: a plain word stays one part. */
function addText(parts: WordPart[], text: string, quoted: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === "text" && last.quoted === quoted)
    parts[parts.length - 1] = { kind: "text", text: last.text + text, quoted };
  else parts.push({ kind: "text", text, quoted });
}
