/** A place on the map, by the point that the keyboard goes by. */
interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const directions = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;

/** Returns the item that a key leads to: the nearest one in the direction of an arrow, the first, or the last. */
export function nextItem(key: string, places: readonly Place[], from: Place): string | undefined {
  if (key === "Home") return places[0]?.id;
  if (key === "End") return places.at(-1)?.id;
  if (!isArrow(key)) return undefined;
  const { x, y } = directions[key];
  let nearest: { id: string; distance: number } | undefined;
  for (const place of places) {
    const [across, down] = [place.x - from.x, place.y - from.y];
    const ahead = across * x + down * y;
    const aside = Math.abs(across * y) + Math.abs(down * x);
    // What is more to the side than ahead is in another direction.
    if (place.id === from.id || ahead <= 1) continue;
    const distance = ahead + 3 * aside;
    if (!nearest || distance < nearest.distance) nearest = { id: place.id, distance };
  }
  return nearest?.id;
}

function isArrow(key: string): key is keyof typeof directions {
  return Object.hasOwn(directions, key);
}
