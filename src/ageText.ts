import { t } from "@vscode/l10n";
import { age } from "@kubernetes-workshop/kubernetes/resources/age";

/** Says how long something has been there, as exactly as kubectl and in the reader's language: `4 min 52 s`. */
export function ageText(fromMs: number | undefined, nowMs: number): string {
  return age(fromMs, nowMs)
    .replaceAll(/(\d{1,9})([smhdy])/g, (_, count: string, unit: string) => `${inUnit(Number(count), unit)} `)
    .trimEnd();
}

function inUnit(count: number, unit: string): string {
  switch (unit) {
    case "s":
      return t("{0} s", count);
    case "m":
      return t("{0} min", count);
    case "h":
      return t("{0} h", count);
    case "d":
      return t("{0} d", count);
    default:
      return t("{0} y", count);
  }
}
