export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The arrangement of nodes: one beside the other, or one below the other with rails at the left. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly stacked: boolean;
}

/** The line of one step, from the right of a node to the left of the next. */
function curve(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.right, middle(from), to.left, middle(to)];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** The line of a whole course; it passes behind the nodes. Undefined when a node is not there. */
export function lineOf(nodes: readonly string[], { boxes, stacked }: Layout): string | undefined {
  const stops = nodes.map((node) => boxes.get(node));
  if (stops.length < 2 || !stops.every((stop) => stop !== undefined)) return undefined;
  if (stacked) return railOf(nodes, stops);
  return stops
    .slice(1)
    .map((to, index) => curve(stops[index] as Box, to))
    .join('')
    .replaceAll(/(?<=.)M/g, 'L');
}

const corner = 8;
const rails = { clients: 6, services: 14 };

/** Down a rail at the left, and in to the last node; what ends before a task has no line of its own. */
function railOf(nodes: readonly string[], stops: readonly Box[]): string | undefined {
  const last = stops.at(-1) as Box;
  const ofClients = nodes[0] === 'outside';
  const entrance = stops[ofClients ? 1 : 0] as Box;
  if (last === entrance) return undefined;
  const x = entrance.left + (ofClients ? rails.clients : rails.services);
  const y = middle(last);
  return `M${x} ${entrance.bottom}V${y - corner}Q${x} ${y} ${x + corner} ${y}H${last.left}`;
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}
