import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { fieldAt } from "../../../../src/manifests/fieldAt.ts";
import { bundles } from "../../../contributions/manifest.ts";
import { readSchemaFile } from "../explained.ts";

const now = Date.UTC(2026, 10, 28, 13);

/** What is said of the value under the `¦` of a manifest. */
async function aboutValue(marked: string, language: Language = "en"): Promise<string | undefined> {
  const offset = marked.indexOf("¦");
  assert.notEqual(offset, -1, "the text marks no place");
  const found = fieldAt(marked.replace("¦", ""), offset);
  assert.ok(found);
  return (await new Explainer(readSchemaFile, language, { now: () => now }).explain(found))?.aboutValue;
}

const container = (line: string): string =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: web\n    ${line}\n`;
const resources = (line: string): string => container(`resources: {requests: {${line}}}`);
const rolling = (replicas: string, line: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n${replicas}  strategy:\n    rollingUpdate:\n      ${line}\n`;
const cron = (schedule: string, more = ""): string =>
  `apiVersion: batch/v1\nkind: CronJob\nspec:\n  schedule: ${schedule}\n${more}`;
const secret = (value: string): string => `apiVersion: v1\nkind: Secret\ndata:\n  password: ${value}\n`;
const volume = (mode: string): string =>
  `apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n    secret: {defaultMode: ${mode}}\n`;
const cidr = (value: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  egress:\n  - to:\n    - ipBlock:\n        cidr: ${value}\n`;
const service = (line: string): string =>
  `apiVersion: v1\nkind: Service\nspec:\n  ports:\n  - name: a\n    ${line}\n`;
const label = (value: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    a: ${value}\n`;

const numberInSecret = "apiVersion: v1\nkind: Secret\nstringData:\n  pin: ¦4711\n";

const cases: readonly (readonly [name: string, manifest: string, expected: string | undefined])[] = [
  [
    "a value of a Secret, which is not repeated",
    numberInSecret,
    "YAML reads `…` without quotes as a number, and this field takes text. Write `…`.",
  ],
  ["millicores", resources("cpu: 2¦50m"), "`250m` is a quarter of a core."],
  ["a share of a core", resources("cpu: ¦0.3"), "`0.3` is 30% of a core."],
  ["cores", resources("cpu: ¦1500m"), "`1500m` is 1.5 cores."],
  [
    "cores that were meant as millicores",
    resources("cpu: ¦100"),
    "100 whole cores. If you mean thousandths of a core, write `100m`.",
  ],
  [
    "bytes of CPU",
    resources("cpu: ¦1Gi"),
    "`1Gi` of CPU is 1,073,741,824 cores. Bytes are a unit of memory; CPU takes cores, such as `500m`.",
  ],
  ["memory", resources("memory: ¦128Mi"), "`128Mi` is 134,217,728 bytes."],
  ["the value from its key", resources("mem¦ory: 128Mi"), "`128Mi` is 134,217,728 bytes."],
  [
    "decimal memory",
    resources("memory: ¦128M"),
    "`128M` is 128,000,000 bytes. With `128Mi`, it would be 134,217,728 bytes.",
  ],
  [
    "thousandths of a byte",
    resources("memory: ¦128m"),
    "`128m` is 0.128 bytes: `m` stands for thousandths. You probably mean `128Mi`.",
  ],
  ["bytes without a unit", resources("memory: ¦512"), "`512` is only 512 bytes. You probably mean `512Mi`."],
  [
    "many bytes without a unit",
    resources("memory: ¦1610612736"),
    "`1610612736` is 1,610,612,736 bytes. That is about 1.5 GiB.",
  ],
  [
    "a quantity that is none",
    resources("memory: ¦128MB"),
    "`128MB` is not a quantity. Write a number with a unit, such as `250m` for CPU or `128Mi` for memory.",
  ],
  ["a number of devices", resources("nvidia.com/gpu: ¦2"), undefined],
  [
    "seconds",
    "apiVersion: v1\nkind: Pod\nspec:\n  terminationGracePeriodSeconds: ¦3700\n",
    "`3700` is 1 hour 1 minute 40 seconds.",
  ],
  ["a few seconds", "apiVersion: v1\nkind: Pod\nspec:\n  terminationGracePeriodSeconds: ¦30\n", undefined],
  [
    "a percentage, rounded up",
    rolling("  replicas: 7\n", "maxSurge: ¦25%"),
    "`25%` of 7 replicas is 2, rounded up.",
  ],
  [
    "a percentage, rounded down",
    rolling("  replicas: 7\n", "maxUnavailable: ¦25%"),
    "`25%` of 7 replicas is 1, rounded down.",
  ],
  ["an exact percentage", rolling("  replicas: 4\n", 'maxUnavailable: "2¦5%"'), "`25%` of 4 replicas is 1."],
  ["a percentage of the default", rolling("", "maxSurge: ¦25%"), "`25%` of 1 replicas is 1, rounded up."],
  [
    "no way to roll out",
    rolling("  replicas: 3\n", "maxSurge: 0\n      maxUnavailable: ¦25%"),
    "`25%` of 3 replicas is 0, rounded down. As `maxSurge` is 0 too, the controller takes 1.",
  ],
  ["a percentage of a template", rolling("  replicas: {{ .Values.n }}\n", "maxSurge: ¦25%"), undefined],
  [
    "a schedule",
    cron("'¦30 2 * * 1-5'"),
    "At 02:30, Monday through Friday. Next: Nov 30, 2026, 2:30 AM · Dec 1, 2026, 2:30 AM (UTC).",
  ],
  [
    "a schedule in a time zone",
    cron("'¦0 3 * * *'", "  timeZone: Asia/Seoul\n"),
    "At 03:00. Next: Nov 29, 2026, 3:00 AM · Nov 30, 2026, 3:00 AM (Asia/Seoul).",
  ],
  [
    "a schedule of two day fields",
    cron("'¦0 0 13 * 5'"),
    "At 00:00, on day 13 of the month, and on Friday. It runs on days that match either of the two day fields. Next: Dec 4, 2026, 12:00 AM · Dec 11, 2026, 12:00 AM (UTC).",
  ],
  [
    "a schedule that is refused",
    cron("'¦*/10 * * *'"),
    "The API server refuses this schedule: `expected exactly 5 fields, found 4: [*/10 * * *]`",
  ],
  [
    "a day that never comes",
    cron("'¦0 0 30 2 *'"),
    "At 00:00, on day 30 of the month, only in February. That never comes in the next five years.",
  ],
  ["octal permissions", volume("¦0400"), "`0400` is `r--------`."],
  ["decimal permissions", volume("¦420"), "`420` is the mode `0644`: `rw-r--r--`."],
  [
    "permissions without the leading 0",
    volume("¦644"),
    "`644` is more than the largest mode, `0777`. You probably mean `0644`.",
  ],
  [
    "small permissions without the leading 0",
    volume("¦400"),
    "`400` is `rw--w----`, as the number has no leading 0. You probably mean `0400`.",
  ],
  [
    "an image with a tag",
    container("image: ¦nginx:1.29"),
    "Repository `library/nginx` in Docker Hub, tag `1.29`.",
  ],
  [
    "an image of a registry with a port",
    container("image: ¦localhost:5000/team/app"),
    "Repository `team/app` in `localhost:5000`, tag `latest` because none is written. With `latest`, `imagePullPolicy` is `Always`, and which version runs depends on the day. Write a version to know what runs.",
  ],
  [
    "an image of Amazon ECR",
    container("image: ¦123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/app:1"),
    "Repository `app` in Amazon ECR (account 123456789012, ap-northeast-2), tag `1`.",
  ],
  [
    "latest with a policy of its own",
    container("image: ¦nginx:latest\n    imagePullPolicy: IfNotPresent"),
    "Repository `library/nginx` in Docker Hub, tag `latest`.",
  ],
  [
    "a digest",
    container(`image: ¦nginx@sha256:${"a".repeat(64)}`),
    "Repository `library/nginx` in Docker Hub. The digest `sha256:aaaaaaaaaaaa…` always means the same image, whatever happens to a tag.",
  ],
  [
    "an image that is refused",
    container("image: ¦Nginx:1"),
    'The kubelet cannot read this name: `couldn\'t parse image name "Nginx:1": invalid reference format: repository name (library/Nginx) must be lowercase`',
  ],
  [
    "a block of addresses",
    cidr("¦10.0.0.0/24"),
    "`10.0.0.0/24` is 256 addresses, from `10.0.0.0` to `10.0.0.255`.",
  ],
  [
    "a block that begins earlier",
    cidr("¦10.0.5.0/16"),
    "`10.0.5.0/16` is 65,536 addresses, from `10.0.0.0` to `10.0.255.255`. The block begins at `10.0.0.0`, so write `10.0.0.0/16`.",
  ],
  ["every address", cidr("¦0.0.0.0/0"), "`0.0.0.0/0` is every IPv4 address."],
  [
    "an address alone",
    cidr("¦10.1.2.3"),
    "`10.1.2.3` is a single address without a prefix length. Write `10.1.2.3/32`.",
  ],
  ["no address", cidr("¦10.0.0.256/24"), "`10.0.0.256/24` is no block of addresses."],
  ["a port", service("port: ¦80"), undefined],
  ["an impossible port", service("port: ¦80800"), "`80800` is no port number: they go from 1 to 65535."],
  [
    "a node port out of range",
    service("nodePort: ¦8080"),
    "Node ports go from 30000 to 32767, unless the cluster is set up otherwise.",
  ],
  ["base64", secret("¦cGFzcw=="), undefined],
  [
    "base64 with a line break",
    secret("¦cGFzcwo="),
    "The decoded value ends with a line break, as `echo` without `-n` adds it. Many programs then refuse a password.",
  ],
  [
    "a value that is not base64",
    secret("¦hunter2!"),
    "This is not base64, so the API server refuses it. Write the value as it is under `stringData` instead.",
  ],
  [
    "a number for a label",
    label("¦1.10"),
    'YAML reads `1.10` without quotes as a number, and this field takes text. Write `"1.10"`.',
  ],
  [
    "a boolean for a label",
    label("¦yes"),
    'YAML reads `yes` without quotes as a boolean, and this field takes text. Write `"yes"`.',
  ],
  ["text for a label", label("¦web"), undefined],
  ["a quoted number for a label", label('"¦1"'), undefined],
  ["a version that is no number", label("¦1.2.3"), undefined],
  [
    "yes for a boolean",
    "apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: ¦yes\n",
    "`yes` is a boolean in old YAML and text in new YAML, so tools read it differently. Write `true`.",
  ],
  [
    "a quoted boolean",
    'apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: "¦true"\n',
    "The quotes make this text. A boolean has none, so the API server refuses it.",
  ],
  ["a boolean", "apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: ¦true\n", undefined],
  [
    "a misspelled value",
    container("imagePullPolicy: ¦always"),
    "`always` is not allowed here. You probably mean `Always`.",
  ],
  [
    "an impossible value",
    container("imagePullPolicy: ¦sometimes-or-so"),
    "`sometimes-or-so` is not allowed here.",
  ],
  ["an allowed value", container("imagePullPolicy: ¦Always"), undefined],
  [
    "one of many allowed values",
    container("lifecycle: {stopSignal: ¦SIGQUIT}"),
    "`SIGQUIT` — nginx and others finish open requests first.",
  ],
  ["what a template fills in", container("imagePullPolicy: ¦{{ .Values.policy }}"), undefined],
];

describe("What is said of a value", () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const [name, manifest, expected] of cases)
    it(name, async () => assert.equal(await aboutValue(manifest), expected));

  it("is right while the YAML is broken", async () => {
    const broken = `${resources("memory: ¦128m").trimEnd()}\n    env: [{name: "A\n  bad indent\n`;
    assert.match((await aboutValue(broken)) ?? "", /^`128m` is 0\.128 bytes/);
  });

  it("never shows a Secret's value", async () => {
    for (const value of ["c3VwZXJzZWNyZXQK", "supersecret!"]) {
      const said = await aboutValue(secret(`¦${value}`));
      assert.doesNotMatch(said ?? "", /supersecret|c3VwZXJ/);
    }
  });

  it("is nothing for a long value", async () => {
    assert.equal(await aboutValue(container(`image: ¦${"a/".repeat(600)}A`)), undefined);
  });

  for (const [language, bundle] of bundles)
    it(`speaks the display language (${language})`, async () => {
      l10n.config({ contents: { ...bundle } });
      for (const [, manifest, expected] of cases) {
        const said = await aboutValue(manifest, language);
        assert.equal(said === undefined, expected === undefined);
        if (said !== undefined && language === "ko") assert.match(said, /[가-힣]/);
      }
    });
});
