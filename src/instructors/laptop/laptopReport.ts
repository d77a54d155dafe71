import { t } from "@vscode/l10n";
import { type Language, languageNames } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { cellCode, inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { isAtLeast } from "./isAtLeast.ts";
import type { LaptopFindings } from "./laptopFindings.ts";

/** VS Code hides the page of a walkthrough's step if the editor is this wide or narrower, in CSS pixels. */
export const hidesWalkthroughPage = 950;

/** The narrowest width at which the Course view shows everything, in CSS pixels. */
const narrowestCourseView = 320;

interface Row {
  readonly what: string;
  readonly found: string;
  /** What to do before the workshop; undefined if nothing is. */
  readonly toDo?: string | undefined;
}

/** Writes what was found on a laptop as Markdown: a table of what is OK, then what to do. */
export function laptopReport(
  findings: LaptopFindings,
  { language, at }: { readonly language: Language; readonly at: Date },
): string {
  const rows = [
    vscodeRow(findings),
    languageRow(findings, language),
    practiceRow(findings),
    folderRow(findings),
    kubectlRow(findings),
    widthRow(findings),
    chatRow(findings),
  ];
  const open = rows.filter(({ toDo }) => toDo !== undefined);
  const summary =
    open.length === 0
      ? t("This laptop is ready for the workshop.")
      : t("Things to do before the workshop: {0}.", open.length);
  const parts = [
    `# ${t("This laptop and the workshop")}`,
    `${summary} (${at.toLocaleString(language)})`,
    [
      `| ${t("What")} | ${t("Found")} | |`,
      "| --- | --- | --- |",
      ...rows.map(({ what, found, toDo }) => `| ${what} | ${found} | ${toDo ? t("To do") : t("OK")} |`),
    ].join("\n"),
    ...(open.length > 0
      ? [`## ${t("What to do")}`, open.map(({ what, toDo = "" }) => `- **${what}**: ${toDo}`).join("\n")]
      : []),
    "---",
    t("Nothing was installed, and nothing was asked of a network. To check again, rerun this command."),
  ];
  return `${parts.join("\n\n")}\n`;
}

function vscodeRow({ vscode: { version, oldest } }: LaptopFindings): Row {
  return {
    what: "VS Code",
    found: cellCode(version),
    toDo: isAtLeast(version, oldest)
      ? undefined
      : t("Update VS Code. The workshop needs version {0} or newer.", oldest),
  };
}

function languageRow({ language: { display, installed } }: LaptopFindings, language: Language): Row {
  const names = new Intl.DisplayNames([language], { type: "language" });
  const others = (Object.keys(languageNames) as Language[]).filter((each) => !installed.includes(each));
  const primary = display.toLowerCase().split(/[-_]/)[0] ?? "";
  const isTranslated = Object.hasOwn(languageNames, primary);
  return {
    what: t("Display language"),
    found: t(
      "{0}; the course can be shown in: {1}",
      cellCode(display),
      installed.map((each) => names.of(each) ?? each).join(", "),
    ),
    toDo:
      others.length > 0
        ? t(
            "For a workshop in {0}, install the language pack from a VSIX, and run Configure Display Language. In English, nothing is missing.",
            others.map((each) => names.of(each) ?? each).join(", "),
          )
        : isTranslated
          ? undefined
          : t(
              "The course has no texts in {0} and is shown in English. To change that, run Configure Display Language.",
              inlineCode(display),
            ),
  };
}

function practiceRow({ practice }: LaptopFindings): Row {
  const what = t("Practice cluster");
  switch (practice.kind) {
    case "running":
      return { what, found: t("It is running.") };
    case "started":
      return { what, found: t("It started in {0} ms, and was stopped again.", practice.ms) };
    case "failed":
      return {
        what,
        found: t("It did not start."),
        toDo: t(
          "The practice cluster did not start: {0}. It needs no network, but a port on 127.0.0.1. Allow VS Code in the security software, and read the log (Show Log).",
          inlineCode(practice.message),
        ),
      };
  }
}

function folderRow({ folder: { path, failure } }: LaptopFindings): Row {
  return {
    what: t("Folder for the kubeconfig"),
    found: failure === undefined ? t("It can be written to.") : t("It cannot be written to."),
    toDo:
      failure === undefined
        ? undefined
        : t("Give this user write permission for {0}: {1}", inlineCode(path), inlineCode(failure)),
  };
}

/** kubectl is never missing: the Workshop Shell has the words of it that the course needs. */
function kubectlRow({ kubectl }: LaptopFindings): Row {
  const what = "kubectl";
  switch (kubectl.kind) {
    case "found":
      return {
        what,
        found: kubectl.version === undefined ? cellCode(kubectl.path) : cellCode(kubectl.version),
      };
    case "missing":
      return { what, found: t("Not installed. The Workshop Shell does the same in the course.") };
    case "untrusted":
      return {
        what,
        found: t(
          "Not checked, because this workspace is not trusted. The Workshop Shell does the same in the course.",
        ),
      };
  }
}

function widthRow({ widths, chat }: LaptopFindings): Row {
  const what = t("Width");
  const course = t("The Course view shows every lesson from {0} pixels on.", narrowestCourseView);
  if (!widths) return { what, found: t("It could not be measured."), toDo: course };
  const { editor, window } = widths;
  const isWideEnough = editor > hidesWalkthroughPage;
  const hidden = t(
    "VS Code hides the pages of its walkthroughs in editors of {0} pixels or less.",
    hidesWalkthroughPage,
  );
  const closeChat = chat === "shown" ? ` ${t("Closing the Chat view gives the editor its width.")}` : "";
  return {
    what,
    found: t("{0} pixels for the editor, {1} for the window", editor, window),
    toDo: isWideEnough ? undefined : `${hidden} ${course}${closeChat}`,
  };
}

function chatRow({ chat, widths }: LaptopFindings): Row {
  const what = t("Chat view");
  switch (chat) {
    case "off":
      return { what, found: t("Turned off") };
    case "hidden":
      return { what, found: t("Hidden in new windows") };
    case "shown":
      return {
        what,
        found: t("Shown beside the editor in new windows"),
        toDo:
          widths && widths.editor > hidesWalkthroughPage
            ? undefined
            : t(
                "Set {0} to {1}, or close the secondary side bar.",
                inlineCode("workbench.secondarySideBar.defaultVisibility"),
                inlineCode("hidden"),
              ),
      };
  }
}
