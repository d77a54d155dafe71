import { bottom, box, center, columns, edge, inset, right, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { signed } from "../shapes/component.ts";
import { pod } from "../shapes/pod.ts";
import { service } from "../shapes/service.ts";
import { tag } from "../shapes/tag.ts";

const texts = {
  replicaSet: { en: "ReplicaSet", ko: "레플리카셋" },
  keeps: { en: "keeps three pods running", ko: "파드 세 개를 유지" },
  service: { en: "Service", ko: "서비스" },
  address: { en: "fixed IP address", ko: "고정 IP 주소" },
  selector: { en: "selector", ko: "셀렉터" },
  other: { en: "not selected", ko: "선택되지 않음" },
};

const selectorWidth = 134;

export const objectsDetail2: Diagram = {
  step: "basics.objects-detail-2",
  title: { en: "Selectors point at labeled pods", ko: "레이블이 붙은 파드를 가리키는 셀렉터" },
  alt: {
    en: "Three pods have the label app: web. The selectors of a ReplicaSet, which keeps three pods running, and of a Service with a fixed IP address both point at them, but not at a pod labeled app: db.",
    ko: "파드 세 개에 app: web 레이블이 붙어 있습니다. 파드 수를 세 개로 유지하는 레플리카셋의 셀렉터와 고정 IP 주소를 가진 서비스의 셀렉터가 모두 이 파드들을 가리킵니다. app: db 레이블이 붙은 파드는 가리키지 않습니다.",
  },
  draw: (say) => {
    const slots = columns(box(margin, margin + 150, innerWidth, 70), 4, 10);
    const [first, , third, other] = slots;
    if (!first || !third || !other) throw new Error("Four columns were asked for.");
    const selected = slots.slice(0, 3);
    const width = right(third) - margin;
    const replicaSet = box(margin, margin, width, 94);
    const serving = box(margin, bottom(first) + 56, width, 94);
    return group(
      plain(replicaSet, rectangle(replicaSet, "surface", 6)),
      signed(
        inset(box(replicaSet.x, replicaSet.y, width - selectorWidth, replicaSet.height), 12, 4),
        "controller",
        [
          ["name", say(texts.replicaSet)],
          ["note", say(texts.keeps)],
        ],
      ),
      service(serving, say(texts.service), say(texts.address)),
      ...[replicaSet, serving].map((each) => selector(each, say(texts.selector))),
      ...selected.map((each) => arrow({ x: center(each).x, y: bottom(replicaSet) }, edge(each, "top"))),
      ...selected.map((each) => arrow({ x: center(each).x, y: serving.y }, edge(each, "bottom"))),
      ...slots.map((each, index) =>
        group(
          pod({ x: center(each).x, y: each.y + 17 }),
          tag({ x: center(each).x, y: each.y + 58 }, index < 3 ? "app: web" : "app: db"),
        ),
      ),
      text(box(other.x, bottom(other) + 10, other.width, 44), [["note", say(texts.other)]], { from: "top" }),
    );
  },
};

/** What an object selects by, at its right. */
function selector(of: Box, word: string): Figure {
  const within = box(right(of) - selectorWidth, of.y, selectorWidth - 18, of.height);
  return group(
    text(box(within.x, within.y + 16, within.width, 22), [["note", word]]),
    tag({ x: center(within).x, y: within.y + 58 }, "app: web"),
  );
}
