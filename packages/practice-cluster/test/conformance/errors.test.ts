import assert from "node:assert/strict";
import { isObject, listAt, objectsAt, stringAt } from "../../src/api/json.ts";
import { configMap, deployment, pod } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";
import type { ApiRequest } from "@kubernetes-workshop/hosts/controlPlane/request";

onBothClusters("error answers", (cluster) => {
  before(async () => {
    await cluster.create("configmaps", configMap("taken", { a: "1" }));
    await cluster.create("deployments", deployment("web", 0));
  });

  /** Sends a request that must be refused with exactly this Status. */
  async function refused(
    request: ApiRequest,
    code: number,
    reason: string,
    message: string | RegExp,
    details?: object,
  ): Promise<void> {
    const { status, body } = await cluster.request(request);
    assert.ok(isObject(body), `a Status, not ${JSON.stringify(body)}`);
    assert.equal(status, code, JSON.stringify(body));
    const { message: said, ...rest } = body;
    const expected = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", reason, code };
    assert.deepEqual(rest, details === undefined ? expected : { ...expected, details });
    if (typeof message === "string") assert.equal(said, message);
    else assert.match(String(said), message);
  }
  const get = (path: string): ApiRequest => ({ method: "GET", path });
  const post = (resource: "configmaps" | "pods" | "deployments" | "services", body: unknown): ApiRequest => ({
    method: "POST",
    path: cluster.path(resource),
    body,
  });

  it("404: an object that is not there", async () => {
    await refused(get(cluster.path("pods", "none")), 404, "NotFound", 'pods "none" not found', {
      name: "none",
      kind: "pods",
    });
    await refused(
      get(cluster.path("deployments", "none")),
      404,
      "NotFound",
      'deployments.apps "none" not found',
      { name: "none", group: "apps", kind: "deployments" },
    );
    await refused(
      { method: "DELETE", path: cluster.path("configmaps", "none") },
      404,
      "NotFound",
      'configmaps "none" not found',
      { name: "none", kind: "configmaps" },
    );
    await refused(
      {
        method: "PUT",
        path: cluster.path("configmaps", "none"),
        body: configMap("none", {}, { resourceVersion: "1" }),
      },
      404,
      "NotFound",
      'configmaps "none" not found',
      { name: "none", kind: "configmaps" },
    );
    await refused(
      {
        method: "PATCH",
        path: cluster.path("configmaps", "none"),
        body: {},
        contentType: "application/merge-patch+json",
      },
      404,
      "NotFound",
      'configmaps "none" not found',
      { name: "none", kind: "configmaps" },
    );
  });

  it("404: a namespace that is not there", async () => {
    await refused(
      { method: "POST", path: "/api/v1/namespaces/nowhere/configmaps", body: configMap("a") },
      404,
      "NotFound",
      'namespaces "nowhere" not found',
      { name: "nowhere", kind: "namespaces" },
    );
  });

  it("409: a name that is taken", async () => {
    await refused(
      post("configmaps", configMap("taken")),
      409,
      "AlreadyExists",
      'configmaps "taken" already exists',
      { name: "taken", kind: "configmaps" },
    );
    await refused(
      post("deployments", deployment("web")),
      409,
      "AlreadyExists",
      'deployments.apps "web" already exists',
      { name: "web", group: "apps", kind: "deployments" },
    );
  });

  it("409: a version that has passed", async () => {
    const current = await cluster.get("configmaps", "taken");
    await cluster.patch("configmaps", "taken", { data: { a: "2" } });
    const text =
      "the object has been modified; please apply your changes to the latest version and try again";
    const message = `Operation cannot be fulfilled on configmaps "taken": ${text}`;
    const details = { name: "taken", kind: "configmaps" };
    const path = cluster.path("configmaps", "taken");
    await refused({ method: "PUT", path, body: { ...current, data: {} } }, 409, "Conflict", message, details);
    const resourceVersion = stringAt(current, "metadata", "resourceVersion");
    await refused(
      {
        method: "PATCH",
        path,
        body: { metadata: { resourceVersion }, data: { a: "3" } },
        contentType: "application/merge-patch+json",
      },
      409,
      "Conflict",
      message,
      details,
    );
  });

  it("409: a delete of another object of the name", async () => {
    const uid = "00000000-0000-4000-8000-000000000000";
    const is = stringAt(await cluster.get("configmaps", "taken"), "metadata", "uid") ?? "";
    await refused(
      { method: "DELETE", path: cluster.path("configmaps", "taken"), body: { preconditions: { uid } } },
      409,
      "Conflict",
      `Operation cannot be fulfilled on ConfigMap "taken": the UID in the precondition (${uid}) does not match the UID in record (${is}). The object might have been deleted and then recreated`,
      { name: "taken", kind: "ConfigMap" },
    );
  });

  it("422: what a kind's rules forbid, with a cause for each field", async () => {
    const { spec } = pod("bad");
    assert.ok(isObject(spec));
    const wrong = {
      ...pod("bad"),
      spec: { ...spec, restartPolicy: "Sometimes", containers: [{ name: "A", image: "a" }] },
    };
    const rfc =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    const name = `Invalid value: "A": ${rfc}`;
    const policy = 'Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"';
    const { status, body } = await cluster.request(post("pods", wrong));
    assert.equal(status, 422);
    assert.equal(stringAt(body, "reason"), "Invalid");
    assert.equal(stringAt(body, "details", "name"), "bad");
    assert.equal(stringAt(body, "details", "kind"), "Pod");
    const causes = objectsAt(body, "details", "causes");
    const message = stringAt(body, "message") ?? "";
    assert.ok(message.startsWith('Pod "bad" is invalid: ['), message);
    for (const cause of causes)
      assert.ok(message.includes(`${stringAt(cause, "field") ?? ""}: ${stringAt(cause, "message") ?? ""}`));
    // The practice cluster checks the types of all fields first, so its order differs.
    const byField = (left: object, right: object): number =>
      (stringAt(left, "field") ?? "") < (stringAt(right, "field") ?? "") ? -1 : 1;
    assert.deepEqual(causes.toSorted(byField), [
      { reason: "FieldValueInvalid", message: name, field: "spec.containers[0].name" },
      { reason: "FieldValueNotSupported", message: policy, field: "spec.restartPolicy" },
    ]);
  });

  it("422: a field that never changes", async () => {
    const message = 'Invalid value: {"matchLabels":{"app":"other"}}: field is immutable';
    await refused(
      {
        method: "PATCH",
        path: cluster.path("deployments", "web"),
        body: { spec: { selector: { matchLabels: { app: "other" } } } },
        contentType: "application/merge-patch+json",
      },
      422,
      "Invalid",
      /^Deployment\.apps "web" is invalid: .*spec\.selector: .*field is immutable/,
      {
        name: "web",
        group: "apps",
        kind: "Deployment",
        causes: [
          {
            reason: "FieldValueInvalid",
            message: 'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
            field: "spec.template.metadata.labels",
          },
          { reason: "FieldValueInvalid", message, field: "spec.selector" },
        ],
      },
    );
  });

  it("422: a name that is none", async () => {
    const rfc =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    const message = `Invalid value: "Not_One": ${rfc}`;
    await refused(
      post("configmaps", configMap("Not_One")),
      422,
      "Invalid",
      `ConfigMap "Not_One" is invalid: metadata.name: ${message}`,
      {
        name: "Not_One",
        kind: "ConfigMap",
        causes: [{ reason: "FieldValueInvalid", message, field: "metadata.name" }],
      },
    );
  });

  it("400: a body that is not JSON, of another kind, with an unknown field", async () => {
    await refused(
      post("configmaps", "{"),
      400,
      "BadRequest",
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: unexpected end of JSON input ({)",
    );
    await refused(post("configmaps", pod("a")), 400, "BadRequest", /Pod.* cannot be handled as a ConfigMap/);
    await refused(
      {
        ...post("configmaps", { ...configMap("a"), dataa: {} }),
        path: cluster.path("configmaps", "?fieldValidation=Strict"),
      },
      400,
      "BadRequest",
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dataa"',
    );
    await refused(
      post("deployments", deployment("a", 1, { replicas: "three" })),
      400,
      "BadRequest",
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    );
  });

  it("400: names and namespaces that contradict the path", async () => {
    await refused(
      { method: "PUT", path: cluster.path("configmaps", "taken"), body: configMap("other") },
      400,
      "BadRequest",
      "the name of the object (other) does not match the name on the URL (taken)",
    );
    await refused(
      post("configmaps", configMap("a", {}, { namespace: "default" })),
      400,
      "BadRequest",
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  });

  it("400: selectors and tokens that are none", async () => {
    const operators = "in, notin, =, ==, !=, gt, lt";
    const selectors = {
      "a b": `unable to parse requirement: found 'b', expected: ${operators}`,
      "a like b": `unable to parse requirement: found 'like', expected: ${operators}`,
      "a in b": "unable to parse requirement: found 'b' expected: '('",
      "a in (b": "unable to parse requirement: found '', expected: ',' or ')'",
      "==b": "found '==', expected: !, identifier, or 'end of string'",
      "a,": "found '', expected: identifier after ','",
      "a=has space": "found 'space', expected: ',' or 'end of string'",
      "a>b":
        "unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value must be an integer",
    };
    for (const [selector, message] of Object.entries(selectors))
      await refused(
        get(cluster.path("pods", `?labelSelector=${encodeURIComponent(selector)}`)),
        400,
        "BadRequest",
        message,
      );
    await refused(
      get(cluster.path("pods", "?fieldSelector=spec.nothing%3Da")),
      400,
      "BadRequest",
      "field label not supported: spec.nothing",
    );
    await refused(
      get(cluster.path("pods", "?continue=nonsense&limit=1")),
      400,
      "BadRequest",
      /^invalid continue token: continue key is not valid: /,
    );
  });

  it("405: a method that a path does not have", async () => {
    const message = "the server does not allow this method on the requested resource";
    for (const request of [
      { method: "PUT", path: cluster.path("configmaps"), body: configMap("a") },
      { method: "POST", path: cluster.path("configmaps", "taken"), body: configMap("taken") },
      { method: "DELETE", path: cluster.path("deployments", "web/status") },
    ])
      await refused(request, 405, "MethodNotAllowed", message, {});
  });

  it("406: an answer that it cannot give", async () => {
    await refused(
      { ...get(cluster.path("configmaps")), accept: "text/html" },
      406,
      "NotAcceptable",
      /^406: Not Acceptable\n\nAvailable representations: application\/json, application\/yaml, /,
      {},
    );
  });

  it("415: a body, a patch that it does not read", async () => {
    await refused(
      { ...post("configmaps", "<a>"), contentType: "text/html" },
      415,
      "UnsupportedMediaType",
      /^the body of the request was in an unknown format - accepted media types include: application\/json, application\/yaml/,
    );
    await refused(
      {
        method: "PATCH",
        path: cluster.path("configmaps", "taken"),
        body: {},
        contentType: "application/json",
      },
      415,
      "UnsupportedMediaType",
      "415: Unsupported Media Type",
      {},
    );
  });

  it("422: a patch that does not fit", async () => {
    await refused(
      {
        method: "PATCH",
        path: cluster.path("configmaps", "taken"),
        body: [{ op: "test", path: "/data/a", value: "no" }],
        contentType: "application/json-patch+json",
      },
      422,
      "Invalid",
      "the server rejected our request due to an error in our request",
      {},
    );
  });

  it("404: a path and a kind that are not", async () => {
    const message = "the server could not find the requested resource";
    for (const path of ["/apis/nothing.example/v1/things", "/apis/nothing.example/v1"]) {
      const { status, body } = await cluster.request(get(path));
      assert.deepEqual([status, body], [404, "404 page not found\n"]);
    }
    for (const path of [`/api/v1/namespaces/${cluster.namespace}/things`, "/apis/apps/v1beta1/deployments"])
      await refused(get(path), 404, "NotFound", message, {});
  });

  it("504: a list from a version that has not come yet", async () => {
    await refused(
      get(cluster.path("configmaps", "?resourceVersion=999999999")),
      504,
      "Timeout",
      /^Timeout: Too large resource version: 999999999, current: \d+$/,
      {
        causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
        retryAfterSeconds: 1,
      },
    );
  });

  it("422: options that are none", async () => {
    const options = async (
      request: ApiRequest,
      kind: string,
      reason: string,
      field: string,
      message: string,
    ): Promise<void> =>
      await refused(request, 422, "Invalid", `${kind}.meta.k8s.io "" is invalid: ${field}: ${message}`, {
        group: "meta.k8s.io",
        kind,
        causes: [{ reason, message, field }],
      });
    const body = configMap("options");
    await options(
      { method: "POST", path: cluster.path("configmaps", "?dryRun=Some"), body },
      "CreateOptions",
      "FieldValueNotSupported",
      "dryRun",
      'Unsupported value: ["Some"]: supported values: "All"',
    );
    await options(
      {
        method: "PUT",
        path: cluster.path("configmaps", "taken?fieldValidation=Some"),
        body: configMap("taken"),
      },
      "UpdateOptions",
      "FieldValueNotSupported",
      "fieldValidation",
      'Unsupported value: "Some": supported values: "", "Ignore", "Strict", "Warn"',
    );
    await options(
      {
        method: "DELETE",
        path: cluster.path("configmaps", "taken"),
        body: { propagationPolicy: "Sometimes" },
      },
      "DeleteOptions",
      "FieldValueNotSupported",
      "propagationPolicy",
      'Unsupported value: "Sometimes": supported values: "Foreground", "Background", "Orphan", "nil"',
    );
    await options(
      {
        method: "PATCH",
        path: cluster.path("configmaps", "taken"),
        body: configMap("taken"),
        contentType: "application/apply-patch+yaml",
      },
      "PatchOptions",
      "FieldValueRequired",
      "fieldManager",
      "Required value: is required for apply patch",
    );
    await options(
      get(cluster.path("configmaps", "?resourceVersionMatch=Exact")),
      "ListOptions",
      "FieldValueForbidden",
      "resourceVersionMatch",
      "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided",
    );
    await refused(
      get(cluster.path("configmaps", "?limit=x")),
      400,
      "BadRequest",
      'strconv.ParseInt: parsing "x": invalid syntax',
    );
  });

  it("422: a patch that leaves a field of another type", async () => {
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: cluster.path("configmaps", "taken"),
      body: { data: { a: 1 } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 422);
    const [cause] = listAt(body, "details", "causes");
    assert.equal(stringAt(cause, "field"), "patch");
    assert.match(
      stringAt(cause, "message") ?? "",
      /^Invalid value: ".*": json: cannot unmarshal number into Go struct field ConfigMap\.data of type string$/,
    );
  });
});
