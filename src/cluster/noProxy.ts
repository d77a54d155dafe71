import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";

/** A host name in lower case, or an address; an IPv6 address has no brackets. */
type Host = string;

/** An IP address; an IPv4-mapped IPv6 address is converted to IPv4, as in Go. */
interface Address {
  readonly text: string;
  readonly family: "ipv4" | "ipv6";
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Reads `NO_PROXY` as Go, and so kubectl, does. Its entries are separated by commas; each is `*`, an address, a range
 * of addresses such as `10.0.0.0/8`, or a domain: `corp.example` means that host and its subdomains, `.corp.example`
 * and `*.corp.example` only the subdomains. Addresses and domains may have a port; an IPv6 address has brackets if, and
 * only if, it has a port. Invalid entries are ignored. This machine itself is always exempt.
 * https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export class NoProxy {
  private readonly all: boolean;
  /** The addresses by family and port; for those without a port, by family alone. */
  private readonly addresses = new Map<string, BlockList>();
  private readonly domains: { readonly below: string; readonly itself?: string; readonly port: string }[] =
    [];

  constructor(value: string) {
    const entries = value.split(",").map((entry) => entry.trim().toLowerCase());
    this.all = entries.includes("*");
    if (!this.all) for (const entry of entries) this.add(entry);
  }

  /** Whether requests to a server bypass the proxy. */
  excepts(host: Host, port: string): boolean {
    if (this.all || host === "localhost") return true;
    const address = addressOf(host.split("%", 1)[0] ?? "");
    if (!address)
      return this.domains.some(
        (domain) =>
          (domain.port === "" || domain.port === port) &&
          (host.endsWith(domain.below) || host === domain.itself),
      );
    const { text, family } = address;
    const lists = [loopback, this.addresses.get(family), this.addresses.get(family + port)];
    return lists.some((list) => list?.check(text, family));
  }

  private add(entry: string): void {
    if (this.addRange(entry)) return;
    const [name, port] = hostAndPort(entry);
    const address = addressOf(name);
    if (address) this.addressesOf(address.family + port).addAddress(address.text, address.family);
    else if (name !== "") this.addDomain(name.startsWith("*.") ? name.slice(1) : name, port);
  }

  /** Adds a range such as `10.0.0.0/8` or `2001:db8::/32`; false if the entry is not a range. */
  private addRange(entry: string): boolean {
    const slash = entry.indexOf("/");
    const written = entry.slice(0, slash);
    const address = slash < 0 ? undefined : addressOf(written);
    const digits = entry.slice(slash + 1);
    if (!address || !/^\d{1,9}$/.test(digits)) return false;
    const { text, family } = address;
    const bits = Number(digits);
    const coat = family === "ipv4" && isIP(written) === 6 ? 96 : 0;
    if (bits > (family === "ipv4" ? 32 + coat : 128)) return false;
    if (bits >= coat) this.addressesOf(family).addSubnet(text, bits - coat, family);
    else this.addressesOf("ipv6").addSubnet(written, bits, "ipv6");
    return true;
  }

  private addDomain(domain: string, port: string): void {
    const isBelowOnly = domain.startsWith(".");
    const name = asciiOf(isBelowOnly ? domain.slice(1) : domain);
    this.domains.push({ below: `.${name}`, ...(!isBelowOnly && { itself: name }), port });
  }

  private addressesOf(key: string): BlockList {
    const known = this.addresses.get(key) ?? new BlockList();
    this.addresses.set(key, known);
    return known;
  }
}

/** Parses an IP address; undefined for anything else, and for an address with a zone. */
function addressOf(text: string): Address | undefined {
  if (isIP(text) === 4) return { text, family: "ipv4" };
  if (isIP(text) !== 6 || text.includes("%")) return undefined;
  const plain = URL.parse(`http://[${text}]`)?.hostname ?? "";
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(plain) ?? [];
  if (high === undefined || low === undefined) return { text, family: "ipv6" };
  const bytes = [high, low].flatMap((hex) => [parseInt(hex, 16) >> 8, parseInt(hex, 16) & 0xff]);
  return { text: bytes.join("."), family: "ipv4" };
}

/** Splits an entry as Go's `net.SplitHostPort` does; an entry that Go rejects is all host. */
function hostAndPort(entry: string): readonly [host: Host, port: string] {
  const colon = entry.lastIndexOf(":");
  if (colon < 0) return [entry, ""];
  const port = entry.slice(colon + 1);
  const isBracketed = entry.startsWith("[");
  if (isBracketed && entry.indexOf("]") !== colon - 1) return [entry, ""];
  const host = isBracketed ? entry.slice(1, colon - 1) : entry.slice(0, colon);
  const isOdd = (!isBracketed && host.includes(":")) || /[[\]]/.test(host + port);
  return isOdd ? [entry, ""] : [host, port];
}

/** Converts a domain to ASCII. An invalid name stays as it is, and matches no host. */
function asciiOf(name: string): string {
  // Node takes the part before these characters as the name.
  if (/[\s/\\?#@:]/.test(name)) return name;
  // eslint-disable-next-line no-control-regex -- what is ASCII already needs no conversion
  return /^[\x00-\x7f]*$/.test(name) ? name : domainToASCII(name) || name;
}
