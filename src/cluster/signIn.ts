import { HttpMethod, KubeConfig, RequestContext } from "@kubernetes/client-node";
import { Headers } from "undici";
import { refusedAuthProvider } from "./authProvider.ts";
import type { KubeconfigUser } from "./kubeconfigEntries.ts";
import { assertOidcTokenIsValid } from "./oidcToken.ts";
import { type ProgramCredential, ProgramCredentials } from "./programCredentials.ts";
import { RoutedConfig } from "./routedConfig.ts";
import { TokenFile } from "./tokenFile.ts";
import { Transport } from "./transport.ts";

/** The headers and connections of a request. Immutable, so that identity tells whether it is the latest. */
export interface Access {
  readonly headers: Headers;
  readonly transport: Transport;
}

/** The options of {@link SignIn}. */
export interface SignInOptions {
  /** The longest time that a credential program may run, in milliseconds. */
  readonly programMs: number;
  /** Ends a running credential program. */
  readonly signal: AbortSignal;
  /** The time between two pings of a connection, in milliseconds. */
  readonly pingMs: number;
}

type Credential = Pick<ProgramCredential, "token" | "certificate" | "key">;

/**
 * Signs in with a configuration that was read once, and renews its credentials when they expire. If they do not work,
 * it is replaced as a whole, and closes its connections when the last request over them has ended.
 */
export class SignIn {
  private readonly config: KubeConfig;
  private readonly server: string;
  private readonly pingMs: number;
  private readonly tokenFile: TokenFile | undefined;
  private readonly program: ProgramCredentials | undefined;
  private asking: Promise<Access> | undefined;
  private last: (Access & { readonly tls: string }) | undefined;
  private readonly outdated: Transport[] = [];
  private visitors = 0;
  private isRetired = false;

  /**
   * Prepares to sign in.
   *
   * @param config a configuration whose current context is the one to use
   */
  constructor(config: KubeConfig, options: SignInOptions) {
    const cluster = config.getCurrentCluster();
    const user: KubeconfigUser | null = config.getCurrentUser();
    this.server = cluster?.server ?? "";
    this.pingMs = options.pingMs;
    // This class runs credential programs itself; client-node must not.
    this.config = user?.exec ? withUser(config, { ...user, exec: undefined }) : config;
    if (user?.tokenFile) this.tokenFile = new TokenFile(user.tokenFile, user.token);
    else if (user?.exec && cluster && !hasOwnCredentials(user))
      this.program = new ProgramCredentials(user.exec, cluster, options.programMs, options.signal);
  }

  /** Whether no newer access has been created since. */
  isLatest(access: Access): boolean {
    return this.last === access;
  }

  /** Keeps the connections open for a request until the returned function is called. */
  enter(): () => void {
    this.visitors++;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.visitors--;
      this.closeUnused();
    };
  }

  /** Returns the access for a request. Concurrent calls share it, because getting it may run a program. */
  access(): Promise<Access> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** Closes the connections after the current requests; no others may enter. */
  retire(): void {
    this.isRetired = true;
    this.closeUnused();
  }

  destroy(): void {
    this.isRetired = true;
    for (const each of [...this.outdated, this.last?.transport]) each?.destroy();
  }

  private async ask(): Promise<Access> {
    const { last } = this;
    const user: KubeconfigUser | null = this.config.getCurrentUser();
    assertOidcTokenIsValid(user);
    const credential = await this.credential();
    if (last && !credential && !user?.authProvider) return last;
    const signedIn =
      credential && user ? withUser(this.config, withCredential(user, credential)) : this.config;
    const config = new RoutedConfig(signedIn, this.pingMs);
    const headers = await this.apply(config);
    const tls = JSON.stringify([credential?.certificate, credential?.key]);
    if (last?.tls === tls && isSame(last.headers, headers)) return last;
    const transport = last?.tls === tls ? last.transport : new Transport(() => config.dispatcher());
    if (last && transport !== last.transport) this.outdated.push(last.transport);
    this.last = { headers, transport, tls };
    this.closeUnused();
    return this.last;
  }

  private async credential(): Promise<Credential | undefined> {
    if (this.tokenFile)
      return { token: await this.tokenFile.token(), certificate: undefined, key: undefined };
    return this.program?.get();
  }

  private async apply(config: KubeConfig): Promise<Headers> {
    // `selectContext` explains this to the user; this check covers every other configuration.
    if (refusedAuthProvider(config.getCurrentUser()) !== undefined)
      throw new TypeError("The auth-provider would run a program");
    const request = new RequestContext(this.server, HttpMethod.GET);
    await config.applySecurityAuthentication(request);
    return new Headers({ accept: "application/json", ...request.getHeaders() });
  }

  private closeUnused(): void {
    if (this.visitors > 0) return;
    for (const each of this.outdated.splice(0)) each.close();
    if (this.isRetired) this.last?.transport.close();
  }
}

function withUser(config: KubeConfig, user: KubeconfigUser): KubeConfig {
  const changed = new KubeConfig();
  const { clusters, contexts, currentContext } = config;
  changed.loadFromOptions({ clusters, contexts, currentContext, users: [user] });
  return changed;
}

function withCredential(user: KubeconfigUser, { token, certificate, key }: Credential): KubeconfigUser {
  const { certFile, keyFile, ...others } = user;
  return {
    ...others,
    authProvider: undefined,
    ...(token !== undefined && { token }),
    ...(certificate === undefined ? certFile && { certFile } : { certData: base64(certificate) }),
    ...(key === undefined ? keyFile && { keyFile } : { keyData: base64(key) }),
  };
}

/** Whether the kubeconfig contains credentials, which take precedence over a program, as in client-go. */
function hasOwnCredentials(user: KubeconfigUser): boolean {
  const { token, username, certFile, certData, keyFile, keyData } = user;
  return Boolean(token || username || ((certFile || certData) && (keyFile || keyData)));
}

function isSame(one: Headers, other: Headers): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other]);
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
