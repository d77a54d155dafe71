import { t } from "@vscode/l10n";
import { kindWord } from "../kindWord.ts";
import { actorName, actorRole } from "./actorWords.ts";
import type { Happening } from "./happening.ts";
import { happeningText } from "./happeningWords.ts";
import { code, durationText, Phrases } from "./phrases.ts";
import { stateText } from "./stateWords.ts";
import type { Trace } from "./trace.ts";

export interface TraceDocumentOptions {
  /**
   * Whether it is for a page: with `command:` links, which reveal pods and nodes in the tree, and the absolute time as
   * a `time` element, which the page shows in the reader's time zone.
   */
  readonly links: boolean;
  /** The IANA time zone of the one absolute time; defaults to the machine's. */
  readonly timeZone?: string;
}

/** Formats a trace as Markdown, in the language configured for `@vscode/l10n`. */
export function traceDocument(trace: Trace, { links, timeZone }: TraceDocumentOptions): string {
  const { target, happenings, omitted, state } = trace;
  const phrases = new Phrases(trace.present, links);
  const start = happenings[0]?.at;
  const introduced = new Set<string>();
  const lines = happenings.map((happening) => line(happening, start ?? 0, phrases, introduced));
  if (omitted)
    lines.splice(omitted.before, 0, `- *${t("{0} steps in between are omitted.", omitted.count)}*`);
  const parts = [
    `# ${t("What happened to the {0} {1}", kindWord(target.kind), code(target.name))}`,
    t(
      "Nobody gives orders in Kubernetes. Each component in bold watches the objects in the API server and does its own part when one of them concerns it.",
    ),
    ...(start === undefined
      ? []
      : [
          t(
            "Times are relative to {0}. The word at the end of a line is the reason of the event that reports it.",
            links ? timeElement(start, timeZone) : clock(start, timeZone),
          ),
        ]),
    ...notes(trace),
    lines.length > 0 ? lines.join("\n") : t("There is no record of what happened."),
    `## ${t("Now")}`,
    stateText(state),
  ];
  return `${withEnglishAtFirstUse(parts.join("\n\n"))}\n`;
}

function line(happening: Happening, start: number, phrases: Phrases, introduced: Set<string>): string {
  const { at, until, actor, count, objects, reason } = happening;
  const name = actorName(actor);
  const role = introduced.has(name) ? "" : ` (${actorRole(actor)})`;
  introduced.add(name);
  const seconds = Math.trunc(at / 1000) - Math.trunc(start / 1000);
  const time = `**${relativeTime(seconds)}**`;
  const parts = [`- ${time} · **${name}**${role}: ${happeningText(happening, phrases)}`];
  const times = repeats(happening);
  const goesOn = Math.trunc(until / 1000) > Math.trunc(at / 1000);
  if (times !== undefined && count > objects.length && goesOn)
    parts.push(
      t(
        "This happened {0} times, most recently at {1}.",
        times,
        relativeTime(Math.trunc(until / 1000) - Math.trunc(start / 1000)),
      ),
    );
  if (reason) parts.push(code(reason));
  return parts.join(" ");
}

/** The number of repeats; undefined if the occurrences are steps of one act. */
function repeats({ what, count }: Happening): number | undefined {
  return what.type === "scaled" || what.type === "endpointsWritten" ? undefined : count;
}

/** Formats a relative time: `+0 s`, `+75 s`, `+3 min 5 s`, `+2 h 10 min`, `+3 days 4 h`. */
function relativeTime(seconds: number): string {
  if (seconds < 120) return t("+{0} s", seconds);
  if (seconds < 7200) return t("+{0} min {1} s", Math.trunc(seconds / 60), seconds % 60);
  if (seconds < 172_800)
    return t("+{0} h {1} min", Math.trunc(seconds / 3600), Math.trunc((seconds % 3600) / 60));
  return t("+{0} days {1} h", Math.trunc(seconds / 86_400), Math.trunc((seconds % 86_400) / 3600));
}

function notes({ eventAccess, eventsExpired, incomplete, skewMs }: Trace): string[] {
  const texts: string[] = [];
  if (eventAccess === "forbidden")
    texts.push(
      t(
        "You do not have permission to read events here, so this is based only on the times in the objects. To see more, ask for permission to list events.",
      ),
    );
  else if (eventAccess === "unreadable")
    texts.push(t("The events could not be read, so this is based only on the times in the objects."));
  else if (eventsExpired)
    texts.push(
      t(
        "Kubernetes keeps events for only about an hour. Anything older is reconstructed from the times in the objects and has gaps.",
      ),
    );
  if (eventAccess === "some")
    texts.push(t("The namespace has more events than were read, so some may be missing here."));
  if (incomplete.length > 0)
    texts.push(t("Not everything could be read, so something may be missing: {0}.", incomplete.join(", ")));
  if (skewMs > 0)
    texts.push(
      t(
        "The clocks of the components differ by about {0}. Anything recorded as earlier than its cause is listed after the cause.",
        durationText(skewMs),
      ),
    );
  return texts.map((text) => `> ${text}`);
}

function timeElement(ms: number, timeZone: string | undefined): string {
  return `<time datetime="${new Date(ms).toISOString()}">${clock(ms, timeZone)}</time>`;
}

/** Formats a time with its zone: `2026-11-25 09:44:27`. */
function clock(ms: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "long",
    ...(timeZone !== undefined && { timeZone }),
  }).format(ms);
}

/** Adds the English name of a kind where it first appears in another language. */
function withEnglishAtFirstUse(text: string): string {
  const kinds: readonly (readonly [string, string])[] = [
    ...["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "CronJob", "Node"].map(
      (kind) => [kindWord(kind), kind] as const,
    ),
  ];
  return kinds.reduce((result, [word, english]) => {
    const index = word === english ? -1 : result.indexOf(word);
    const end = index + word.length;
    return index < 0 || result[end] === "("
      ? result
      : `${result.slice(0, end)}(${english})${result.slice(end)}`;
  }, text);
}
