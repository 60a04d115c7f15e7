import type { DrawnRule, DrawnService } from './drawn-service.ts';
import type { Layout, Row } from './layout.ts';
import { arrow, bottomOf, type Box, card, middleOf, rectangle, text } from './shapes.ts';

const line = 18;
const widestStep = 16;

/** Draws the column of a service, from its listener rule to its database. */
export function drawService(service: DrawnService, layout: Layout, index: number): string {
  const boxes = boxesOf(layout, index);
  const { strategy, rules } = service;
  const centre = middleOf(boxes.rules);
  const down = (kind: string, from: Box, to: Box) =>
    arrow(kind, [centre, bottomOf(from)], [centre, to.y]);
  return [
    arrow('balancer', [centre, bottomOf(layout.balancer)], [centre, boxes.rules.y]),
    ...drawRules(rules, boxes.rules),
    down('balancer', boxes.rules, boxes.targets),
    ...drawTargets(service, boxes.targets),
    down('compute', boxes.targets, boxes.services),
    card('compute', boxes.services, [service.name, `${strategy} release`]),
    down('compute', boxes.services, boxes.tasks),
    ...drawTasks(service, boxes.tasks),
    down('data', boxes.tasks, boxes.databases),
    rectangle('card data', boxes.databases),
    text('path centre', [middleOf(boxes.databases), boxes.databases.y + 21], service.database),
    ...(service.publishes ? [drawEvents(boxes, layout)] : []),
  ].join('\n');
}

function boxesOf({ rows, columns }: Layout, index: number): Readonly<Record<Row, Box>> {
  const { x, width } = columns[index] ?? { x: 0, width: 0 };
  const at = ([y, height]: readonly [number, number]): Box => ({ x, y, width, height });
  return {
    rules: at(rows.rules),
    targets: at(rows.targets),
    services: at(rows.services),
    tasks: at(rows.tasks),
    databases: { ...at(rows.databases), x: x + 28, width: width - 56 },
  };
}

/** Draws the paths; public ones are emphasized. */
function drawRules(rules: readonly DrawnRule[], box: Box): readonly string[] {
  const priority = String(rules[0]?.priority ?? '');
  const paths = rules.flatMap(({ paths, isPublic }) => paths.map((path) => ({ path, isPublic })));
  return [
    rectangle('card balancer', box),
    rectangle(
      'fill balancer',
      { x: box.x + box.width - 92, y: box.y - 10, width: 84, height: 20 },
      10,
    ),
    text('priority', [box.x + box.width - 50, box.y + 4], `priority ${priority}`),
    ...paths.map(({ path, isPublic }, index) =>
      text(isPublic ? 'path' : 'path inner', [box.x + 14, box.y + 25 + index * line], path),
    ),
  ];
}

/** Draws a target group for each rule, all with the same health check. */
function drawTargets({ rules, health }: DrawnService, box: Box): readonly string[] {
  const [own = '', ...inner] = rules.map(({ targets }) => targets);
  return [
    rectangle('card balancer', box),
    text('title', [box.x + 14, box.y + 24], own),
    text('path inner', [box.x + 14, box.y + 42], inner.join(' ')),
    text('detail', [box.x + 14, box.y + 59], `${health.path}, each ${health.interval} s`),
  ];
}

/** Draws a full square for each minimum task, and an empty one for each that scaling may add. */
function drawTasks({ tasks, task }: DrawnService, box: Box): readonly string[] {
  const step = Math.min(widestStep, (box.width - 28) / tasks.max);
  const squares = Array.from({ length: tasks.max }, (_, index) => {
    const kind = index < tasks.min ? 'fill compute' : 'outline compute';
    const place = { x: box.x + 14 + index * step, y: box.y + 13, width: step - 5, height: 11 };
    return rectangle(kind, place, 3);
  });
  return [
    rectangle('card compute', box),
    ...squares,
    text('title', [box.x + 14, box.y + 46], `${tasks.min} to ${tasks.max} tasks on :${task.port}`),
    text('detail', [box.x + 14, box.y + 64], `${task.cores} vCPU, ${task.memory} MiB`),
  ];
}

/** Draws the line to the event bus. */
function drawEvents({ tasks, databases }: Readonly<Record<Row, Box>>, { bus }: Layout): string {
  const x = databases.x + databases.width + 14;
  return arrow('events', [x, bottomOf(tasks)], [x, bus.y]);
}
