/** A part of a word before expansion. Quoted parts are not split at blanks. */
export type WordPart =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: "variable";
      readonly name: string;
      /** Whether it is `${#NAME}`, the length of the value. */
      readonly length: boolean;
      readonly otherwise: Otherwise | undefined;
      readonly quoted: boolean;
    }
  | { readonly kind: "command"; readonly body: Node; readonly quoted: boolean }
  | { readonly kind: "arithmetic"; readonly expression: Word };

export type Word = readonly WordPart[];

/** The operator and the word of `${NAME:-WORD}`. */
export interface Otherwise {
  readonly operator: "-" | "=" | "+" | "?";
  /** Whether an empty value counts as unset: true with a colon. */
  readonly countsEmpty: boolean;
  readonly word: Word;
}

export interface Redirection {
  /** The redirected descriptor: 0, 1, or 2. */
  readonly from: number;
  readonly operator: "<" | ">" | ">>" | ">&" | "<&";
  readonly target: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

/** One command of a list, and whether it runs in the background. */
export interface ListItem {
  readonly node: Node;
  readonly background: boolean;
}

export type Node =
  | {
      readonly kind: "command";
      readonly assignments: readonly Assignment[];
      readonly words: readonly Word[];
      readonly redirections: readonly Redirection[];
    }
  | { readonly kind: "pipeline"; readonly commands: readonly Node[]; readonly negated: boolean }
  | {
      readonly kind: "logical";
      readonly first: Node;
      readonly rest: readonly { readonly operator: "&&" | "||"; readonly node: Node }[];
    }
  | { readonly kind: "sequence"; readonly items: readonly ListItem[] }
  | { readonly kind: "subshell"; readonly body: Node }
  | { readonly kind: "redirected"; readonly body: Node; readonly redirections: readonly Redirection[] }
  | { readonly kind: "function"; readonly name: string; readonly body: Node }
  | { readonly kind: "loop"; readonly until: boolean; readonly condition: Node; readonly body: Node }
  | {
      readonly kind: "for";
      readonly name: string;
      /** Undefined without `in`: the loop runs over the parameters. */
      readonly words: readonly Word[] | undefined;
      readonly body: Node;
    }
  | {
      readonly kind: "if";
      readonly arms: readonly { readonly condition: Node; readonly then: Node }[];
      readonly otherwise: Node | undefined;
    };
