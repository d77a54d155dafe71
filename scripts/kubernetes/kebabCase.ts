/** `IPAddress` → `ip-address`, `CSIDriver` → `csi-driver`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
