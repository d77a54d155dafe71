const focusable = "button, a[href], summary, h1";

/**
 * Renders the page, and where that takes away what had the focus, such as *Try Again*, moves the focus to the first
 * thing that is left in the same part of the page. Otherwise the keyboard would begin again at the top.
 */
export function keepingFocus(main: HTMLElement, render: () => void): void {
  const focused = document.activeElement;
  const around: Element[] = [];
  if (main.contains(focused))
    for (let each = focused?.parentElement; each; each = each === main ? null : each.parentElement)
      around.push(each);
  render();
  if (around.length === 0 || focused?.isConnected) return;
  const part = around.find((each) => each.isConnected && each.querySelector(focusable));
  part?.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
}
