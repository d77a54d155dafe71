const prefix = "lab-";

/** The namespace of a lab; others that it has begin with it. */
export function labNamespace(id: string): string {
  return `${prefix}${id}`;
}

/** Whether a namespace is a lab's: what is in it is there to be repaired, and proves nothing about the course. */
export function isLabNamespace(name: string): boolean {
  return name.startsWith(prefix);
}
