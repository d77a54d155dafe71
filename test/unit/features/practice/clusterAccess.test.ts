import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  accessOfRunning,
  parseAccess,
  writeAccess,
} from "../../../../src/features/practice/clusterAccess.ts";
import { selfSignedCertificate } from "kubernetes-practice-cluster/selfSignedCertificate";
import { kubeconfigFor } from "kubernetes-practice-cluster/kubeconfig";

const { certPem, keyPem } = selfSignedCertificate();

describe("the access to the practice cluster of another window", () => {
  let folder: string;
  let file: string;
  const servers: Server[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "access-"));
    file = path.join(folder, "access.json");
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    await rm(folder, { recursive: true });
  });

  /** A server on this machine that lets a token in. */
  async function listen(token: string): Promise<string> {
    const server = createServer({ cert: certPem, key: keyPem }, (request, response) => {
      response.writeHead(request.headers.authorization === `Bearer ${token}` ? 200 : 401).end();
    });
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    assert.ok(typeof address === "object" && address);
    return `https://127.0.0.1:${address.port}`;
  }

  it("is what that window has left, for its owner only", async () => {
    const access = { server: await listen("secret"), token: "secret", caPem: certPem };
    await writeAccess(file, access);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await accessOfRunning(file), access);
  });

  it("is none where nobody has left one", async () => assert.equal(await accessOfRunning(file), undefined));

  it("is none where its server does not know the token", async () => {
    await writeAccess(file, { server: await listen("another"), token: "secret", caPem: certPem });
    assert.equal(await accessOfRunning(file), undefined);
  });

  it("is none where another program has its port", async () => {
    const server = await listen("secret");
    const another = selfSignedCertificate().certPem;
    await writeAccess(file, { server, token: "secret", caPem: another });
    assert.equal(await accessOfRunning(file), undefined);
  });

  it("is none where a kubeconfig stands in its place", async () => {
    const access = { server: await listen("secret"), token: "secret", caPem: certPem };
    await writeFile(file, kubeconfigFor(access));
    assert.equal(await accessOfRunning(file), undefined);
  });

  const whole = { server: "https://127.0.0.1:40000", token: "secret", caPem: certPem };
  for (const [what, wrong] of [
    ["a cluster elsewhere", { server: "https://abc.gr7.ap-northeast-2.eks.amazonaws.com" }],
    ["no token", { token: undefined }],
    ["a token that is none", { token: "a\r\nb" }],
    ["no certificate", { caPem: undefined }],
  ] as const)
    it(`is not ${what}`, () => assert.equal(parseAccess(JSON.stringify({ ...whole, ...wrong })), undefined));
  it("has nothing else, such as a program to run", () =>
    assert.deepEqual(parseAccess(JSON.stringify({ ...whole, exec: { command: "aws" } })), whole));
  it("is not half a file", () => assert.equal(parseAccess('{"server":'), undefined));
});
