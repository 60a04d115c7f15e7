export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];

/** A class of style.ts. */
type Kind = string;

export function rectangle(kind: Kind, { x, y, width, height }: Box, radius = 8): string {
  const at = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  return `<rect class="${kind}" ${at} rx="${radius}"/>`;
}

export function text(kind: Kind, [x, y]: Point, words: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${escaped(words)}</text>`;
}

/** A title and a note on one line. */
export function heading(kind: Kind, [x, y]: Point, [title, detail]: readonly [string, string]) {
  const rest = `<tspan class="rest" dx="10">${escaped(detail)}</tspan>`;
  return `<text class="title ${kind}" x="${x}" y="${y}">${escaped(title)}${rest}</text>`;
}

/** A line through all points, with an arrow at the end. */
export function arrow(kind: Kind, ...points: readonly Point[]): string {
  return `<path class="arrow ${kind}" d="${pathOf(points)}" marker-end="url(#end-${kind})"/>`;
}

/** A card with a title and a line below it, both from its left edge. */
export function card(kind: Kind, box: Box, [title, detail]: readonly [string, string]): string {
  const middle = box.y + box.height / 2;
  return [
    rectangle(`card ${kind}`, box),
    text('title', [box.x + 14, middle - 4], title),
    text('detail', [box.x + 14, middle + 14], detail),
  ].join('\n');
}

export function middleOf({ x, width }: Box): number {
  return x + width / 2;
}

export function bottomOf({ y, height }: Box): number {
  return y + height;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
