import { bottom, box, center, columns, edge, right } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";
import { manifest } from "../shapes/manifest.ts";
import { pod } from "../shapes/pod.ts";

const texts = {
  desired: { en: "Desired state", ko: "의도한 상태" },
  controller: { en: "Controller", ko: "컨트롤러" },
  compares: { en: "compares: 3 desired, 2 running", ko: "비교: 3개여야 하는데 2개" },
  acts: { en: "acts: one more", ko: "조치: 하나 더" },
  current: { en: "Current state", ko: "현재 상태" },
  runs: { en: "running", ko: "실행 중" },
  starts: { en: "starting", ko: "시작 중" },
  again: { en: "and compares again", ko: "다시 비교" },
};

/** The states and the controller stand below each other; the way back is at their right. */
const columnWidth = 316;

export const objectsOverview: Diagram = {
  step: "basics.objects-overview",
  title: { en: "Desired state and current state", ko: "의도한 상태와 현재 상태" },
  alt: {
    en: "A loop: a controller compares the desired state, three replicas in spec, with the current state, two running pods. It acts, a third pod starts, and it compares again.",
    ko: "끝없이 되풀이되는 순환입니다. 컨트롤러가 spec에 적힌 의도한 상태(레플리카 세 개)와 현재 상태(실행 중인 파드 두 개)를 비교합니다. 그에 맞춰 세 번째 파드를 만들고, 다시 비교합니다.",
  },
  draw: (say) => {
    const desired = box(margin, margin, columnWidth, 100);
    const controller = box(margin, bottom(desired) + 40, columnWidth, 76);
    const current = box(margin, bottom(controller) + 60, columnWidth, 122);
    const lane = right(current) + 36;
    const pods = columns(box(current.x + 12, bottom(current) - 62, current.width - 24, 34), 3, 4);
    const beside = box(center(controller).x + 14, bottom(controller), 140, current.y - bottom(controller));
    return group(
      manifest(desired, [
        ["name", say(texts.desired)],
        ["code", "spec:"],
        ["code", "\u00a0\u00a0replicas: 3"],
      ]),
      arrow(edge(desired, "bottom"), edge(controller, "top")),
      component(controller, "controller", say(texts.controller), say(texts.compares)),
      arrow(edge(controller, "bottom"), edge(current, "top")),
      text(beside, [["note", say(texts.acts)]], { align: "start" }),
      frame(current, "cluster", say(texts.current)),
      ...pods.map((each, index) => pod(center(each), { isStarting: index === 2 })),
      ...pods.map((each, index) =>
        text(box(each.x, bottom(each), each.width, 24), [
          ["note", say(index === 2 ? texts.starts : texts.runs)],
        ]),
      ),
      arrow(edge(current, "right"), edge(controller, "right"), {
        via: [
          { x: lane, y: center(current).y },
          { x: lane, y: center(controller).y },
        ],
      }),
      text(
        box(lane + 12, bottom(controller), margin + innerWidth - lane - 12, current.y - bottom(controller)),
        [["note", say(texts.again)]],
        {
          align: "start",
        },
      ),
    );
  },
};
