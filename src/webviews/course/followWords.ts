/**
 * Shows and hides what words of the lesson mean, one at a time, by mouse and keyboard. The words and what they mean come
 * with the lesson's text (`linkWords`).
 *
 * @param tell tells screen readers, because the meaning stands below the paragraph
 */
export function followWords(main: HTMLElement, tell: (text: string) => void): void {
  main.addEventListener("click", ({ target }) => {
    const word = wordAt(target);
    if (!word) return;
    const isOpen = word.ariaExpanded === "true";
    closeAll(main);
    if (!isOpen) tell(open(word));
  });
  main.addEventListener("keydown", (event) => {
    const word = wordAt(event.target);
    if (!word || (event.key !== "Enter" && event.key !== " ")) return;
    // The space bar would scroll the page.
    event.preventDefault();
    if (!event.repeat) word.click();
  });
  window.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeAll(main);
  });
}

function wordAt(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>(".term") ?? undefined) : undefined;
}

function meaningOf(word: Element): HTMLElement | null {
  return document.getElementById(word.getAttribute("aria-controls") ?? "");
}

function open(word: Element): string {
  const meaning = meaningOf(word);
  if (!meaning) return "";
  word.ariaExpanded = "true";
  meaning.hidden = false;
  return meaning.textContent;
}

function closeAll(main: Element): void {
  for (const word of main.querySelectorAll('.term[aria-expanded="true"]')) {
    word.ariaExpanded = "false";
    const meaning = meaningOf(word);
    if (meaning) meaning.hidden = true;
  }
}
