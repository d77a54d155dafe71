import assert from "node:assert/strict";
import { config } from "@vscode/l10n";
import { RequestError } from "../../../src/cluster/requestError.ts";
import { defaultAnswerLimits } from "../../../src/cluster/answerLimits.ts";
import { parseEvent } from "../../../src/cluster/watchEvent.ts";
import korean from "../../../l10n/bundle.l10n.ko.json" with { type: "json" };

const server = "https://dev:6443";
const read = (line: string) => parseEvent(Buffer.from(line), server, defaultAnswerLimits);

describe("parseEvent", () => {
  afterEach(() => config({ contents: {} }));

  it("reads an event", () => {
    const event = { type: "ADDED", object: { kind: "Pod" } };
    assert.deepEqual(read(JSON.stringify(event)), event);
  });

  it("says of a line that is no event, in either language, who sent it", () => {
    for (const [contents, message] of [
      [{}, `${server} sent a change that could not be read.`],
      [korean, `${server}에서 보낸 변경 내용을 읽을 수 없습니다.`],
    ] as const) {
      config({ contents });
      for (const line of [
        '{"type":"ADDED","obj',
        "null",
        '{"type":"ADDED"}',
        "<html>",
        '{"type":"ADDED","object":[]}',
        '{"__proto__":{"type":"ADDED","object":{}}}',
        "9".repeat(1000),
      ])
        assert.throws(
          () => read(line),
          (error) => error instanceof RequestError && error.failure === "broken" && error.message === message,
        );
    }
  });
});
