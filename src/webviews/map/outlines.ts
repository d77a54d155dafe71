import type { MapShape } from "../../map/mapPage.ts";

/**
 * The outline of a shape, as the path of an SVG element. The shapes are those of the diagrams of the course: the API
 * server is a gate, etcd a cylinder, a pod has six sides, and a Service is a pill.
 */
export function outlineOf(shape: MapShape, width: number, height: number): string {
  switch (shape) {
    case "controlPlane":
      return rectangle(width, height, 10);
    case "component":
    case "request":
      return rectangle(width, height, 6);
    case "apiServer":
      return `${rectangle(width, height, 3)}M8 0v${height}M${width - 8} 0v${height}`;
    case "etcd":
      return cylinder(width, height);
    case "waiting":
      return rectangle(width, height, 4);
    case "node":
    case "cell":
      return rectangle(width, height, 4);
    case "kubelet":
      return rectangle(width, height, 4);
    case "pod":
      return hexagon(width, height);
    case "service": {
      const middle = height / 2;
      return `${rectangle(width, height, middle)}M${middle - 5} ${middle}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z`;
    }
  }
}

function rectangle(width: number, height: number, radius: number): string {
  const corner = (x: number, y: number): string => `a${radius} ${radius} 0 0 1 ${x} ${y}`;
  const [across, down] = [width - 2 * radius, height - 2 * radius];
  return `M${radius} 0h${across}${corner(radius, radius)}v${down}${corner(-radius, radius)}h${-across}${corner(-radius, -radius)}v${-down}${corner(radius, -radius)}z`;
}

function hexagon(width: number, height: number): string {
  const tip = 9;
  return `M${tip} 0H${width - tip}L${width} ${height / 2}L${width - tip} ${height}H${tip}L0 ${height / 2}z`;
}

function cylinder(width: number, height: number): string {
  const [rx, ry] = [width / 2, 6];
  const arc = (sweep: 0 | 1, to: number): string => `a${rx} ${ry} 0 0 ${sweep} ${to} 0`;
  const down = height - 2 * ry;
  return `M0 ${ry}v${down}${arc(0, width)}v${-down}${arc(0, -width)}${arc(0, width)}`;
}
