/** Programs that learners run in a terminal. */
const programs = [
  "kubectl",
  "eksctl",
  "aws",
  "curl",
  "helm",
  "docker",
  "minikube",
  "kind",
  "kubeadm",
  "kops",
  "code",
  "npm",
  "npx",
] as const;

/** Programs and built-in commands of other shells, which cmd lacks, or PowerShell has under the name of something else. */
const foreign =
  /(?:^|[|&;(]\s*)(?:export|unset|source|alias|sudo|env|grep|egrep|awk|sed|head|tail|cat|less|wc|cut|xargs|jq|base64|watch|touch|which|sh|bash)(?=\s)/;

/** What a command must not have, since cmd, PowerShell, and the shells of macOS and Linux differ in it. */
const differences: readonly (readonly [string, RegExp])[] = [
  ["a line that goes on", /[\\^`]\s*$/m],
  ["single quotes", /(?:^|[\s=({])'/],
  ["escaped quotes", /\\"/],
  ["a command in a command", /\$\(|`/],
  ["a variable", /\$\w|\$\{|%\w+%/],
  ["a variable before a command", /^[A-Z_]+=\S*\s/m],
  ["two commands", /&&|\|\||;/],
  ["a document in the command", /<</],
  ["angle brackets, which redirect", /<[\w-]+>|\s\d?>/],
  ["another shell's program", new RegExp(foreign.source, "m")],
];

/** The differences between shells that a command meets, by name. */
export function shellDifferences(command: string): string[] {
  return differences.filter(([, pattern]) => pattern.test(command)).map(([name]) => name);
}

const typed = new RegExp(String.raw`^(?:[A-Z_]+=\S*\s+)*(?:\$ )?(?:${programs.join("|")})(?:\.exe)?\s`);
const fence = /^(?<ticks>```+)(?<language>\w*)\n(?<content>[\s\S]*?)^\k<ticks>$/gm;

/** The commands in a Markdown text: blocks for a shell, and code in a sentence that begins with a program or a foreign one. */
export function commandsInMarkdown(text: string): string[] {
  const blocks: string[] = [];
  const prose = text.replaceAll(fence, (_, _ticks: string, language: string, content: string) => {
    if (/^(?:sh|bash|shell|console|zsh)$/.test(language)) blocks.push(content.trimEnd());
    return "";
  });
  const spans = [...prose.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = ""]) => code);
  return [...blocks, ...spans.filter((code) => typed.test(code) || foreign.test(code))];
}

const inProse = new RegExp(
  String.raw`(?<![\w./-])(?:${programs.join("|")}) [a-z-][^가-힣]*?(?=[.,:;](?:\s|$)|\s*(?:$|[가-힣]))`,
  "g",
);

/** The commands in a message, which has no marks for code: from the program to the end of the sentence. */
export function commandsInMessage(text: string): string[] {
  return [...commandsInMarkdown(text), ...[...text.matchAll(inProse)].map(([command]) => command)];
}
