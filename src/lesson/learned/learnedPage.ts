import { t } from "@vscode/l10n";
import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import { htmlDocument } from "@kubernetes-workshop/kubernetes/base/htmlDocument";
import { durationText } from "../durationText.ts";
import type { Learned } from "./learned.ts";

/** Legible on paper and on a screen of any width, without a font or a picture from elsewhere. */
const style = `
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff;
  word-break: keep-all; overflow-wrap: break-word; font: 1rem/1.6 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; }
h1 { margin-bottom: 0; }
h2 { margin-top: 2rem; border-bottom: 1px solid #8a8a8a; break-after: avoid; }
li, tr { break-inside: avoid; }
li { margin: 0.4rem 0; }
small { display: block; color: #555; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
a { color: #0b5cad; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } a::after { content: " (" attr(href) ")"; font-size: 0.8em; } }
`;

/**
 * Writes the map of what was learned as a page of its own, to keep and to print. It contains nothing personal, no
 * script, and nothing that is loaded from elsewhere.
 *
 * @param locale of the dates; its language is that of the texts
 */
export function learnedPage(learned: Learned, { locale, at }: { locale: string; at: Date }): string {
  const { can, open, labs, questions, readNext } = learned;
  const date = (time: Date | number): string =>
    new Date(time).toLocaleDateString(locale, { dateStyle: "long" });
  const title = t("What You Learned");
  const solved = labs.filter(({ isDone }) => isDone);
  const sections = [
    section(
      t("What you can do now"),
      can.length > 0
        ? list(can.map((step) => item(step.sentence, `${step.title} · ${date(step.at)}`)))
        : `<p>${escapeHtml(t("No step is done yet."))}</p>`,
    ),
    open.length > 0 &&
      section(t("Still open"), list(open.map((step) => item(step.title, durationText(step.minutes))))),
    labs.length > 0 &&
      section(
        t("Labs solved: {0} of {1}", solved.length, labs.length),
        list(solved.map((lab) => item(lab.title))),
      ),
    questions.length > 0 && section(t("Questions"), results(questions)),
    readNext.length > 0 && section(t("What to read next"), reading(readNext)),
  ];
  const about = t(
    "Kubernetes Workshop · {0} · {1} of {2} steps done",
    date(at),
    can.length,
    can.length + open.length,
  );
  return htmlDocument({
    title,
    language: locale,
    policy: "default-src 'none'; style-src 'unsafe-inline'",
    style: `<style>${style}</style>`,
    body: `<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(about)}</p>
${sections.filter((part) => part !== false).join("\n")}
</main>`,
  });
}

function section(title: string, body: string): string {
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>\n${items.join("\n")}\n</ul>`;
}

function item(text: string, note?: string): string {
  const small = note === undefined ? "" : `<small>${escapeHtml(note)}</small>`;
  return `<li>${escapeHtml(text)}${small}</li>`;
}

function results(questions: Learned["questions"]): string {
  const rows = questions.map(
    ({ text, rightAtTry }) =>
      `<tr><td>${escapeHtml(text)}</td><td>${escapeHtml(result(rightAtTry))}</td></tr>`,
  );
  const head = [t("Question"), t("Your answer")].map((title) => `<th scope="col">${escapeHtml(title)}</th>`);
  return `<table>\n<tr>${head.join("")}</tr>\n${rows.join("\n")}\n</table>`;
}

function result(rightAtTry: number | undefined): string {
  if (rightAtTry === undefined) return t("not correct yet");
  return rightAtTry === 1 ? t("correct on the first try") : t("correct on try {0}", rightAtTry);
}

function reading(lists: Learned["readNext"]): string {
  return lists
    .map(({ title, links }) => {
      const items = links.map(
        (link) => `<li><a href="${escapeHtml(link.url)}">${escapeHtml(link.title)}</a></li>`,
      );
      return `<h3>${escapeHtml(title)}</h3>\n${list(items)}`;
    })
    .join("\n");
}
