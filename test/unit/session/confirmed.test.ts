import assert from "node:assert/strict";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { RequestError } from "../../../src/cluster/requestError.ts";
import type { ClusterSession } from "../../../src/session/clusterSession.ts";
import type { WriterTools } from "../../../src/session/clusterWriter.ts";
import { ChangePermissions } from "../../../src/session/changePermissions.ts";
import { confirmed, guard, isChangeable, readOnlyReason } from "../../../src/session/confirmed.ts";
import type { AskedChange } from "../../../src/session/plannedChange.ts";

const web = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "shop", uid: "1" };
const node = { apiVersion: "v1", kind: "Node", name: "worker-1" };
const object = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: "shop" } };
const scale: AskedChange = { question: "Scale web?", action: "Scale", objects: [web] };
const patch = { type: "merge-patch", body: { spec: { replicas: 3 } } } as const;

describe("what writes to a cluster", () => {
  /** What was asked and said, and what was sent to the cluster. */
  let asked: string[];
  let said: string[];
  let sent: string[];
  let connected: ClusterSession | undefined;
  /** Answers each question. */
  let answer: () => boolean;
  let patterns: string[];
  let permissions: ChangePermissions;

  beforeEach(async () => {
    [asked, said, sent, patterns] = [[], [], [], []];
    answer = () => true;
    permissions = new ChangePermissions(new Memory(), () => patterns);
    await permissions.allow(connect("kubeContext"));
  });

  /** A session of the practice cluster or of another, connected until something else is. */
  function connect(kind: "practice" | "kubeContext"): ClusterSession {
    const isOfPractice = kind === "practice";
    // Only what is asked of a session is there.
    const session = {
      target: isOfPractice ? { kind } : { kind, name: "prod" },
      kubeContext: isOfPractice ? "practice" : "prod",
      server: isOfPractice ? "https://127.0.0.1:40000" : "https://10.0.0.1:6443",
    } as ClusterSession;
    const did = (what: string): Promise<void> => {
      sent.push(what);
      return Promise.resolve();
    };
    const tools: WriterTools = {
      writer: {
        apply: (applied, options) => {
          void did(`apply ${applied.metadata.name}${options?.force ? " by force" : ""}`);
          return Promise.resolve(applied);
        },
        create: (created) => {
          void did(`create ${created.metadata.name}`);
          return Promise.resolve(created);
        },
        patch: ({ name }) => {
          void did(`patch ${name}`);
          return Promise.resolve(object);
        },
        delete: ({ name }) => {
          void did(`delete ${name}`);
          return Promise.resolve(true);
        },
        evict: ({ name }) => did(`evict ${name}`),
        exec: ({ name }, { command }) => {
          void did(`exec ${name} ${command.join(" ")}`);
          return Promise.resolve({
            input: () => undefined,
            resize: () => undefined,
            ended: Promise.resolve(0),
          });
        },
      },
      power: isOfPractice
        ? {
            stopNode: (name) => did(`stop ${name}`),
            startNode: (name) => did(`start ${name}`),
          }
        : undefined,
      assertMayWrite: () => {
        if (connected !== session) throw new RequestError("ended", "disconnected");
      },
    };
    const dialogs = {
      confirm: (...[question, action, detail]: readonly string[]) => {
        asked.push([question, `[${action}]`, detail].join("\n"));
        return Promise.resolve(answer());
      },
      sayError: (message: string) => void said.push(message),
      sayForbidden: (message: string, settingId: string) => void said.push(`${settingId}: ${message}`),
    };
    guard(session, { tools, dialogs, permissions, isConnected: () => connected === session });
    connected = session;
    return session;
  }

  it("is asked for, and the question names the cluster", async () => {
    const writer = await confirmed(connect("kubeContext"), scale);
    await writer?.patch(web, patch);
    assert.deepEqual(sent, ["patch web"]);
    assert.deepEqual(asked, [
      "Scale web?\n[Scale]\nContext: prod\nServer: https://10.0.0.1:6443\n\nThis is not the practice cluster.",
    ]);
  });

  it("is not handed out where people decline", async () => {
    answer = () => false;
    for (const kind of ["kubeContext", "practice"] as const)
      assert.equal(await confirmed(connect(kind), { ...scale, isAlwaysAsked: true }), undefined);
    assert.deepEqual([asked.length, said], [2, []]);
  });

  it("is not handed out where another cluster was connected during the question, which is said", async () => {
    const session = connect("kubeContext");
    answer = () => {
      connect("kubeContext");
      return true;
    };
    assert.equal(await confirmed(session, scale), undefined);
    assert.deepEqual(said, ["The cluster was disconnected, so nothing more was sent to it."]);
  });

  it("is not handed out for a session that nobody guards", async () => {
    assert.equal(await confirmed({ ...connect("practice") }, scale), undefined);
  });

  it("is not asked for in the practice cluster, unless somebody may lose something", async () => {
    assert.ok(await confirmed(connect("practice"), scale));
    assert.deepEqual(asked, []);
    const change = { ...scale, about: ["1 object"], notes: ["All goes."], isAlwaysAsked: true };
    assert.ok(await confirmed(connect("practice"), change));
    assert.deepEqual(asked, ["Scale web?\n[Scale]\n1 object\n\nPractice cluster (simulated)\n\nAll goes."]);
  });

  it("ends with the connection, even where the same cluster is connected again", async () => {
    const writer = await confirmed(connect("practice"), { ...scale, objects: [{ ...web, uid: undefined }] });
    connect("practice");
    for (const write of [
      () => writer?.apply(object),
      () => writer?.create(object),
      () => writer?.patch(web, patch),
      () => writer?.delete(web),
    ])
      await assert.rejects(async () => write(), { name: "RequestError", failure: "ended" });
    assert.deepEqual(sent, []);
  });

  it("changes no object but those that were asked about", async () => {
    const writer = await confirmed(connect("kubeContext"), scale);
    assert.ok(writer);
    for (const other of [
      { ...web, name: "api" },
      { ...web, namespace: "bank" },
      { ...web, kind: "StatefulSet" },
      { ...web, apiVersion: "apps/v2" },
      // Made anew since.
      { ...web, uid: "2" },
      { ...web, uid: undefined },
    ])
      await assert.rejects(writer.delete(other), /Nobody was asked about/);
    await assert.rejects(writer.setCordoned(node, true), /Nobody was asked about Node worker-1/);
    assert.deepEqual(sent, []);
  });

  it("takes fields over only where that was asked", async () => {
    const named = { ...scale, objects: [{ ...web, uid: undefined }] };
    const session = connect("kubeContext");
    const writer = await confirmed(session, named);
    await assert.rejects(async () => writer?.apply(object, { force: true }), /taken over/);
    await writer?.apply(object);
    const taker = await confirmed(session, { ...named, takesOver: true });
    await taker?.apply(object, { force: true });
    assert.deepEqual(sent, ["apply web", "apply web by force"]);
  });

  it("switches machines of the practice cluster, and of no other", async () => {
    const writer = await confirmed(connect("practice"), { objects: [node] });
    await writer?.stopNode(node);
    await writer?.startNode(node);
    await assert.rejects(async () => writer?.stopNode({ ...node, name: "worker-2" }), /Nobody was asked/);
    assert.deepEqual(sent, ["stop worker-1", "start worker-1"]);
    assert.equal(await confirmed(connect("kubeContext"), { objects: [node] }), undefined);
    const other = await confirmed(connect("kubeContext"), { ...scale, objects: [node] });
    await assert.rejects(async () => other?.stopNode(node), /practice cluster/);
    await other?.setCordoned(node, true);
    assert.deepEqual(sent.slice(2), ["patch worker-1"]);
  });

  describe("in a context that is read-only", () => {
    let session: ClusterSession;
    beforeEach(async () => {
      session = connect("kubeContext");
      await permissions.withdraw(session);
    });
    const permission = [
      "Context prod is read-only. Allow changes in it?",
      "[Allow Changes in This Context]",
      "Context: prod",
      "Server: https://10.0.0.1:6443",
      "",
      "Every cluster except the practice cluster is read-only until you allow changes. Each change will still ask first.",
      "",
      "To undo this later, run Make This Context Read-Only.",
    ].join("\n");

    it("is handed out once people allow changes and then agree, and later without the first question", async () => {
      assert.deepEqual(readOnlyReason(session), { by: "default" });
      await (await confirmed(session, scale))?.patch(web, patch);
      assert.equal(readOnlyReason(session), undefined);
      await (await confirmed(session, scale))?.patch(web, patch);
      const question =
        "Scale web?\n[Scale]\nContext: prod\nServer: https://10.0.0.1:6443\n\nThis is not the practice cluster.";
      assert.deepEqual(asked, [permission, question, question]);
      assert.deepEqual(sent, ["patch web", "patch web"]);
    });

    it("is not handed out where they do not allow it, and they are asked again", async () => {
      answer = () => false;
      for (let tries = 0; tries < 2; tries++) assert.equal(await confirmed(session, scale), undefined);
      assert.equal(await isChangeable(session), false);
      assert.deepEqual(asked, [permission, permission, permission]);
    });

    it("is kept where they allow changes, and decline this one", async () => {
      const answers = [true, false];
      answer = () => answers.shift() === true;
      assert.equal(await confirmed(session, scale), undefined);
      assert.deepEqual([readOnlyReason(session), asked.length, sent], [undefined, 2, []]);
    });

    it("cannot be allowed where a setting forbids it, which is said", async () => {
      patterns = ["pro*"];
      assert.deepEqual(readOnlyReason(session), { by: "setting", pattern: "pro*" });
      assert.equal(await confirmed(session, scale), undefined);
      assert.equal(await isChangeable(session), false);
      const message =
        "kubernetesWorkshop.readOnlyContexts: Context prod is read-only because the setting kubernetesWorkshop.readOnlyContexts contains pro*. Nothing was changed.";
      assert.deepEqual([asked, said], [[], [message, message]]);
    });

    it("does not keep the practice cluster from being changed", async () => {
      patterns = ["*"];
      const practice = connect("practice");
      assert.ok(await confirmed(practice, scale));
      assert.deepEqual([readOnlyReason(practice), asked], [undefined, []]);
    });

    it("is not handed out for what only the practice cluster has, and nothing is asked", async () => {
      assert.equal(await confirmed(session, { objects: [node] }), undefined);
      assert.deepEqual(asked, []);
    });
  });

  it("cannot be had from a session, nor made of one", () => {
    const typed = (session: ClusterSession): unknown[] => [
      // @ts-expect-error: what reads does not apply
      session.objects.apply,
      // @ts-expect-error: nor patch
      session.objects.patch,
      // @ts-expect-error: nor delete
      session.objects.delete,
      // @ts-expect-error: nor hand out the connection
      session.objects.connection,
      // @ts-expect-error: what writes is no part of it
      session.writer,
    ];
    assert.equal(typeof typed, "function");
  });
});
