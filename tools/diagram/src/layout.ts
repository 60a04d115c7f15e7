import type { Picture } from './picture.ts';
import type { Box } from './shapes.ts';

const margin = 24;
const labels = 96;
const column = 204;
const gap = 16;
const channel = 36;
const line = 18;

/** The positions: a row for each hop of a request, a column for each service. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly network: Box;
  readonly client: Box;
  readonly gateway: Box;
  readonly sockets: Box;
  readonly link: Box;
  readonly balancer: Box;
  readonly database: Box;
  readonly bus: Box;
  /** The top and the height of each row of services. */
  readonly rows: Readonly<Record<Row, readonly [top: number, height: number]>>;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

export type Row = 'rules' | 'targets' | 'services' | 'tasks' | 'databases';

export function layoutOf({ services }: Picture): Layout {
  const left = margin + labels;
  const wide = (count: number) => count * column + (count - 1) * gap;
  const all = wide(services.length);
  const full = (y: number, height: number): Box => ({ x: left, y, width: all, height });
  const most = Math.max(...services.map(({ rules }) => rules.flatMap(({ paths }) => paths).length));
  const rows = rowsFrom(392, most);
  const end = rows.databases[0] + rows.databases[1];
  const gateway = { ...full(100, 62), width: wide(services.length - 1) };
  const width = left + all + channel + 8 + margin;
  return {
    width,
    height: end + 142,
    network: { x: left - 16, y: 254, width: all + 32, height: end + 50 - 254 },
    client: { ...full(margin, 40), width: all + channel + 8 },
    gateway,
    sockets: { x: left + all - column, y: 100, width: column + channel + 8, height: 62 },
    link: { x: gateway.x + gateway.width / 2 - 110, y: 198, width: 220, height: 38 },
    balancer: full(288, 62),
    database: full(rows.databases[0] - 16, rows.databases[1] + 50),
    bus: { ...full(end + 74, 46), width: all + channel + 8 },
    rows,
    columns: services.map((_, index) => ({ x: left + index * (column + gap), width: column })),
  };
}

function rowsFrom(top: number, paths: number): Layout['rows'] {
  const heights = {
    rules: 26 + paths * line,
    targets: 72,
    services: 54,
    tasks: 78,
    databases: 32,
  };
  const spaces = { rules: 28, targets: 28, services: 28, tasks: 50, databases: 0 };
  let y = top;
  const place = (row: Row): readonly [number, number] => {
    const placed = [y, heights[row]] as const;
    y += heights[row] + spaces[row];
    return placed;
  };
  return {
    rules: place('rules'),
    targets: place('targets'),
    services: place('services'),
    tasks: place('tasks'),
    databases: place('databases'),
  };
}
