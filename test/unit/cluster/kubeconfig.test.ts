import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KubeconfigUser } from "../../../src/cluster/kubeconfigEntries.ts";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { KubeconfigError, loadKubeconfig, selectContext } from "../../../src/cluster/kubeconfig.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";

const secret = "s3cr3t";

interface Names {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
  readonly server?: string;
}

function kubeconfig({
  context = "kind",
  cluster = "kind",
  user = "kind",
  server = "https://kind:6443",
}: Names) {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "kind", cluster: { server } }],
    users: [{ name: "kind", user: { token: secret } }],
    contexts: [{ name: context, context: { cluster, user } }],
    "current-context": context,
  });
}

/** A kubeconfig with these users; its context signs in as the first. */
function signingIn(...users: readonly object[]): string {
  return JSON.stringify({
    ...(JSON.parse(kubeconfig({})) as object),
    users: users.map((user, index) => ({ name: index === 0 ? "kind" : `user-${index}`, user })),
  });
}

describe("a kubeconfig", () => {
  let folder: TemporaryFolder;
  let count = 0;
  beforeEach(() => (folder = new TemporaryFolder("kubeconfig")));
  afterEach(() => folder.remove());

  function file(content: string | Uint8Array): string {
    const path = join(folder.path, `config-${count++}`);
    writeFileSync(path, content);
    return path;
  }

  /** The error of what must fail: a KubeconfigError that names the file, and from which no secret gets out. */
  async function failureOf(work: () => unknown, path: string): Promise<KubeconfigError> {
    try {
      await work();
    } catch (error) {
      assert(error instanceof KubeconfigError, String(error));
      assert(error.message.includes(path), error.message);
      for (let each: unknown = error; each instanceof Error; each = each.cause) {
        assert(!`${each.message}${each.stack}`.includes(secret), each.message);
      }
      return error;
    }
    throw new assert.AssertionError({ message: "It did not fail." });
  }

  const loadingFails = (path: string) => failureOf(() => loadKubeconfig([path]), path);

  const contents: readonly [string, KubeconfigError["reason"], string | Uint8Array][] = [
    ["empty", "empty", ""],
    ["of white space", "empty", " \n\t\n"],
    ["of comments", "invalid", "# nothing yet\n"],
    ["not YAML", "invalid", `token: "${secret}\n  a: [`],
    ["YAML with an alias of nothing", "invalid", `password: *${secret}`],
    ["YAML with an unknown tag", "invalid", `password: !${secret} x`],
    ["YAML with a key twice", "invalid", `token: ${secret}\ntoken: ${secret}`],
    ["two documents", "invalid", "a: 1\n---\nb: 1\n"],
    ["binary", "invalid", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe, 0])],
    ["in UTF-16 without a byte order mark", "invalid", Buffer.from(kubeconfig({}), "utf16le")],
    ["a byte order mark and half a character", "empty", new Uint8Array([0xff, 0xfe, 0x7f])],
    ["with a context's name that is a list", "invalid", "contexts: [{ name: [], context: { cluster: a } }]"],
    [
      "with a namespace that is a number",
      "invalid",
      "contexts: [{ name: a, context: { cluster: a, namespace: 1 } }]",
    ],
    ["with a token that is an object", "invalid", "users: [{ name: a, user: { token: { a: 1 } } }]"],
    [
      "with a proxy that is a number",
      "invalid",
      "clusters: [{ name: a, cluster: { server: b, proxy-url: 1 } }]",
    ],
    ["with a token file that is a number", "invalid", "users: [{ name: a, user: { tokenFile: 1 } }]"],
    ["a list", "noContext", `- ${secret}`],
    ["a string", "noContext", secret],
    ["a number", "noContext", "42"],
    ["of nothing but a header", "noContext", "apiVersion: v1\nkind: Config\ncontexts: null\n"],
    ["with a cluster without a server", "noContext", `clusters: [{ name: a, cluster: {} }]\nx: ${secret}`],
    ["with a server that is a number", "invalid", `clusters: [{ name: a, cluster: { server: 1 } }]`],
    ["with an entry that is nothing", "noContext", `users: [null]\nx: ${secret}`],
    [
      "with a certificate authority that is a number",
      "invalid",
      "clusters: [{ name: a, cluster: { server: b, certificate-authority: 1 } }]",
    ],
  ];
  for (const [what, reason, content] of contents) {
    it(`that is ${what}: ${reason}`, async () => {
      const error = await loadingFails(file(content));
      assert.equal(error.reason, reason);
      // Said for people, not as JavaScript says it.
      assert.doesNotMatch(error.message, /Cannot read|not a function|must be of type/);
    });
  }

  it("that is not valid YAML: says where, not what", async () => {
    const { message } = await loadingFails(file(`a: 1\nb: *${secret}`));
    assert.match(message, /valid YAML \(2:\d+\)/);
  });

  it("that is missing", async () => {
    assert.equal((await loadingFails(join(folder.path, "nowhere"))).reason, "missing");
  });

  it("that is missing in several places: names them all", async () => {
    const files = [join(folder.path, "a"), join(folder.path, "b")];
    const error = await failureOf(() => loadKubeconfig(files), files.join(", "));
    assert.equal(error.reason, "missing");
  });

  it("that is a folder", async () => {
    const path = join(folder.path, "folder");
    mkdirSync(path);
    const error = await loadingFails(path);
    assert.equal(error.reason, "invalid");
    assert.match(error.message, /EISDIR/);
  });

  it("that cannot be read", async () => {
    // A link to itself cannot even be read by root, for whom permissions do not count.
    const path = join(folder.path, "link");
    symlinkSync(path, path);
    const error = await loadingFails(path);
    assert.equal(error.reason, "invalid");
    assert.match(error.message, /ELOOP/);
  });

  it("with half-made entries, as kubectl config set-context leaves them, is read, and the others are usable", async () => {
    const path = file(
      `
clusters:
- { name: unfinished, cluster: {} }
- { name: c, cluster: { server: "https://c:6443" } }
users:
- null
- { name: empty }
- { name: u, user: { token: ${secret} } }
contexts:
- { name: staging, context: { namespace: web } }
- { name: bare }
- { name: good, context: { cluster: c, user: u } }
- { name: lost, context: { cluster: unfinished } }
current-context: good
`.replaceAll("\n", "\r\n"),
    );
    const config = await loadKubeconfig([path]);
    assert.deepEqual(
      config.contexts.map(({ name }) => name),
      ["staging", "bare", "good", "lost"],
    );
    const good = selectContext(config, "good");
    assert.equal(good.getCurrentCluster()?.server, "https://c:6443");
    assert.equal(good.getCurrentUser()?.token, secret);
    for (const [name, message] of [
      ["staging", /staging in the kubeconfig .* does not say which cluster/],
      ["bare", /bare in the kubeconfig .* does not say which cluster/],
      ["lost", /a cluster that is not in the kubeconfig .*: unfinished/],
    ] as const) {
      const error = await failureOf(() => selectContext(config, name), path);
      assert.match(error.message, message);
    }
  });

  it("that begins with a byte order mark is read", async () => {
    const config = await loadKubeconfig([file(`\ufeff${kubeconfig({})}`)]);
    assert.equal(config.currentContext, "kind");
  });

  it("in UTF-16, as PowerShell writes it, is read", async () => {
    const bytes = Buffer.from(`\ufeff${kubeconfig({ context: "쿠버네티스" })}`, "utf16le");
    for (const each of [bytes, Buffer.from(bytes).swap16()])
      assert.equal((await loadKubeconfig([file(each)])).currentContext, "쿠버네티스");
  });

  it("has its token files and programs beside it, except those on the PATH", async () => {
    const users = [
      { name: "relative", user: { tokenFile: "run/token", exec: { command: "./bin/login" } } },
      { name: "below", user: { exec: { command: "bin/login", args: ["./x"] } } },
      { name: "above", user: { tokenFile: "../token", exec: { command: "../login" } } },
      { name: "absolute", user: { tokenFile: "/run/token", exec: { command: "/bin/login" } } },
      { name: "path", user: { tokenFile: "", exec: { command: "login" } } },
      { name: "none", user: { tokenFile: null, exec: { command: "" } } },
      { name: "nothing", user: null },
    ];
    const config = await loadKubeconfig([
      file(JSON.stringify({ users })),
      file(JSON.stringify({ ...JSON.parse(kubeconfig({})), users: [{ name: "kind" }] })),
    ]);
    const beside = (path: string) => join(folder.path, path);
    assert.deepEqual(
      config.users.map(({ name, exec, tokenFile }: KubeconfigUser) => [
        name,
        tokenFile,
        (exec as { command: string } | null)?.command,
      ]),
      [
        ["relative", beside("run/token"), beside("bin/login")],
        ["below", undefined, beside("bin/login")],
        ["above", beside("../token"), beside("../login")],
        ["absolute", "/run/token", "/bin/login"],
        ["path", undefined, "login"],
        ["none", undefined, ""],
        ["nothing", undefined, undefined],
        ["kind", undefined, undefined],
      ],
    );
    assert.deepEqual((config.getUser("below")?.exec as { args: string[] }).args, ["./x"]);
  });

  describe("of several files", () => {
    it("takes of entries with one name the first, and the current context of the first that has one", async () => {
      const first = file(
        'contexts: [{ name: extra, context: { cluster: kind, user: kind } }]\ncurrent-context: ""',
      );
      const second = file(kubeconfig({ server: "https://second:6443" }));
      const third = file(kubeconfig({ server: "https://third:6443", context: "third" }));
      const config = await loadKubeconfig([first, second, third]);
      assert.deepEqual(
        config.contexts.map(({ name }) => name),
        ["extra", "kind", "third"],
      );
      assert.equal(config.currentContext, "kind");
      assert.equal(selectContext(config, "extra").getCurrentCluster()?.server, "https://second:6443");
    });

    it("does without one that is missing", async () => {
      const config = await loadKubeconfig([join(folder.path, "nowhere"), file(kubeconfig({}))]);
      assert.equal(config.currentContext, "kind");
    });

    it("fails by one that is broken, and names that one", async () => {
      const broken = file("a: [");
      const error = await failureOf(() => loadKubeconfig([file(kubeconfig({})), broken]), broken);
      assert.equal(error.reason, "invalid");
    });

    it("looks for the files that one names beside it", async () => {
      const config = await loadKubeconfig([
        file("clusters: [{ name: a, cluster: { server: https://a, certificate-authority: ca.crt } }]\n"),
        file(kubeconfig({})),
      ]);
      assert.equal(config.getCluster("a")?.caFile, join(folder.path, "ca.crt"));
    });
  });

  describe("whose context is selected", () => {
    const selectingFails = async (content: string, name: string): Promise<KubeconfigError> => {
      const path = file(content);
      const config = await loadKubeconfig([path]);
      return failureOf(() => selectContext(config, name), path);
    };

    it("which is not there: says which ones are", async () => {
      const error = await selectingFails(kubeconfig({}), "prod");
      assert.equal(error.reason, "unknownContext");
      assert.match(error.message, /prod.*kind/);
    });

    it("which names a cluster that is not there", async () => {
      const error = await selectingFails(kubeconfig({ cluster: "gone" }), "kind");
      assert.equal(error.reason, "unknownContext");
      assert.match(error.message, /gone/);
    });

    it("which names a user that is not there", async () => {
      const error = await selectingFails(kubeconfig({ user: "gone" }), "kind");
      assert.equal(error.reason, "unknownContext");
      assert.match(error.message, /gone/);
    });

    it("which names no user: is anonymous", async () => {
      const config = selectContext(await loadKubeconfig([file(kubeconfig({ user: "" }))]), "kind");
      assert.equal(config.getCurrentUser()?.token, undefined);
    });

    for (const server of [
      "127.0.0.1:6443",
      "localhost:6443",
      "kind",
      "ftp://kind",
      `https://me:${secret}@kind`,
    ]) {
      it(`whose server cannot be used: ${server}`, async () => {
        assert.equal((await selectingFails(kubeconfig({ server }), "kind")).reason, "invalid");
      });
    }

    for (const [provider, remedy] of [
      ["gcp", /kubectl 1\.26 removed.*gke-gcloud-auth-plugin/],
      ["azure", /kubectl 1\.26 removed.*kubelogin convert-kubeconfig/],
      ["keystone", /keystone.*not supported.*exec/],
    ] as const)
      it(`whose user signs in with the auth provider ${provider}: says what to use instead`, async () => {
        const config = { "cmd-path": "/nowhere/program", "access-token": secret };
        const error = await selectingFails(
          signingIn({ "auth-provider": { name: provider, config } }),
          "kind",
        );
        assert.equal(error.reason, "invalid");
        assert.match(error.message, remedy);
        assert.match(error.message, /user kind\b/);
      });

    it("whose auth provider is no object, has no name, or runs a program", async () => {
      for (const provider of ["gcp", {}, { name: 1 }, { name: "oidc", config: { exec: { command: "a" } } }]) {
        const text = signingIn({ "auth-provider": provider });
        assert.equal((await selectingFails(text, "kind")).reason, "invalid");
      }
    });

    it("whose user signs in with OpenID Connect, whatever other users do", async () => {
      const text = signingIn(
        { "auth-provider": { name: "oidc", config: { "id-token": "a" } } },
        { "auth-provider": { name: "gcp" } },
      );
      const config = selectContext(await loadKubeconfig([file(text)]), "kind");
      assert.equal(textField(config.getCurrentUser()?.authProvider, "name"), "oidc");
    });

    it("which is not the current one: the copy has it, the original is as before", async () => {
      const config = await loadKubeconfig([file(kubeconfig({})), file(kubeconfig({ context: "other" }))]);
      assert.equal(selectContext(config, "other").currentContext, "other");
      assert.equal(config.currentContext, "kind");
    });
  });
});
