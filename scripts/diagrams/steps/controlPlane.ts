import { bottom, box, center, columns, edge, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { apiServers } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { etcd } from "../shapes/etcd.ts";
import { frame } from "../shapes/frame.ts";
import { glyph, type GlyphName } from "../shapes/glyph.ts";
import { terminal } from "../shapes/terminal.ts";

const texts = {
  controlPlane: { en: "Control plane", ko: "컨트롤 플레인" },
  apiServer: { en: "API server, one or more", ko: "API 서버, 하나 이상" },
  entry: { en: "the entry point for REST and kubectl", ko: "REST와 kubectl의 진입점" },
  stores: {
    en: "distributed key-value store of all objects",
    ko: "모든 오브젝트를\n담는 분산\n키/값 저장소",
  },
  manager: { en: "Controller manager", ko: "컨트롤러 매니저" },
  compares: { en: "compares current and desired state", ko: "현재 상태와\n의도한 상태 비교" },
  scheduler: { en: "Scheduler", ko: "스케줄러" },
  places: { en: "places pods on worker nodes", ko: "파드를 워커 노드에 배치" },
};

export const controlPlane: Diagram = {
  step: "architecture.control-plane",
  title: { en: "The control plane", ko: "컨트롤 플레인" },
  alt: {
    en: "kubectl and REST requests enter through the API server. Behind it, each connected only to the API server, etcd stores all objects, the controller manager compares states, and the scheduler places pods.",
    ko: "kubectl과 REST 요청은 API 서버로 들어옵니다. 그 뒤에는 모든 오브젝트를 저장하는 etcd, 상태를 비교하는 컨트롤러 매니저, 파드를 배치하는 스케줄러가 있고, 각각 API 서버하고만 연결되어 있습니다.",
  },
  draw: (say) => {
    const client = box(margin + 146, margin, 130, 56);
    const rest = box(margin + 294, margin, 130, 56);
    const plane = box(margin, bottom(client) + 36, innerWidth, 340);
    const gate = box(plane.x + 16, plane.y + 50, plane.width - 40, 70);
    const parts = columns(box(plane.x + 16, bottom(gate) + 48, plane.width - 32, 156), 3, 12);
    const [store, manager, scheduler] = parts;
    if (!store || !manager || !scheduler) throw new Error("Three columns were asked for.");
    return group(
      terminal(client),
      component(rest, "api", "REST"),
      frame(plane, "controlPlane", say(texts.controlPlane)),
      apiServers(gate, say(texts.apiServer), say(texts.entry)),
      ...[client, rest].map((each) => arrow(edge(each, "bottom"), { x: center(each).x, y: gate.y - 8 })),
      etcd(store, say(texts.stores)),
      tallPart(manager, "controller", say(texts.manager), say(texts.compares)),
      tallPart(scheduler, "scheduler", say(texts.scheduler), say(texts.places)),
      arrow({ x: center(store).x, y: bottom(gate) }, edge(store, "top")),
      ...[manager, scheduler].map((each) => arrow(edge(each, "top"), { x: center(each).x, y: bottom(gate) })),
    );
  },
};

/** A component with room for what it does. */
function tallPart(of: Box, sign: GlyphName, name: string, note: string): Figure {
  return group(
    plain(of, rectangle(of, "surface", 6)),
    glyph(sign, { x: center(of).x, y: of.y + 24 }, 26),
    text(box(of.x + 8, of.y + 42, of.width - 16, of.height - 48), [
      ["name", name],
      ["note", note],
    ]),
  );
}
