const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the system or VS Code is set to reduced motion. */
export function isMotionReduced(): boolean {
  return reduced.matches || document.body.classList.contains("vscode-reduce-motion");
}
