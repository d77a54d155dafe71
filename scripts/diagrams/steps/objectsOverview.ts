import { arrow } from "../shapes/arrow.ts";
import { bottom, box, center, columns, edge, right, type Box } from "../box.ts";
import { component } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";
import { group } from "../figure.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { manifest } from "../shapes/manifest.ts";
import { pod } from "../shapes/pod.ts";
import { text } from "../text.ts";

const texts = {
  desired: { en: "Desired state", ko: "의도한 상태" },
  reads: { en: "is read", ko: "읽는다" },
  controller: { en: "Controller", ko: "컨트롤러" },
  compares: { en: "compares: 3 desired, 2 there", ko: "비교: 3개여야 하는데 2개" },
  acts: { en: "acts: one more", ko: "조치: 하나 더" },
  current: { en: "Current state", ko: "현재 상태" },
  runs: { en: "running", ko: "실행 중" },
  starts: { en: "starting", ko: "시작 중" },
  again: { en: "and compares again", ko: "다시 비교" },
};

export const objectsOverview: Diagram = {
  step: "basics.objects-overview",
  title: { en: "Desired state and current state", ko: "의도한 상태와 현재 상태" },
  alt: {
    en: "A loop: a controller compares the desired state, three replicas in spec, with the current state, two running pods. It acts, a third pod starts, and it compares again.",
    ko: "끝없이 도는 고리입니다. 컨트롤러가 spec에 적힌 의도한 상태(레플리카 세 개)와 현재 상태(실행 중인 파드 두 개)를 비교합니다. 그에 맞춰 세 번째 파드를 만들고, 다시 비교합니다.",
  },
  draw: (say) => {
    const desired = box(margin, margin, 300, 100);
    const controller = box(margin, bottom(desired) + 56, 300, 70);
    const current = box(margin, bottom(controller) + 56, 300, 118);
    const lane = right(current) + 40;
    const pods = columns(box(current.x + 12, bottom(current) - 62, current.width - 24, 34), 3, 4);
    const beside = (upper: Box, lower: Box): Box =>
      box(center(upper).x + 14, bottom(upper), 140, lower.y - bottom(upper));
    return group(
      manifest(desired, [
        ["name", say(texts.desired)],
        ["code", "spec:"],
        ["code", "  replicas: 3"],
      ]),
      arrow(edge(desired, "bottom"), edge(controller, "top")),
      text(beside(desired, controller), [["note", say(texts.reads)]], { align: "start" }),
      component(controller, "controller", say(texts.controller), say(texts.compares)),
      arrow(edge(controller, "bottom"), edge(current, "top")),
      text(beside(controller, current), [["note", say(texts.acts)]], { align: "start" }),
      frame(current, "cluster", say(texts.current)),
      ...pods.map((each, index) => pod(center(each), 1, index === 2 ? "starting" : "running")),
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
