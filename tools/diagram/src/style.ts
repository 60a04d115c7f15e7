/** The colours of each kind of shape, for light and dark mode. */
const colours = {
  edge: ['#7c3aed', '#a78bfa'],
  balancer: ['#2563eb', '#60a5fa'],
  compute: ['#c2570c', '#fb923c'],
  data: ['#0f766e', '#2dd4bf'],
  events: ['#be185d', '#f472b6'],
} as const;

const paper = {
  light: { paper: '#ffffff', rim: '#d8dee4', card: '#f6f8fa', ink: '#1f2328', quiet: '#59636e' },
  dark: { paper: '#0d1117', rim: '#30363d', card: '#161b22', ink: '#e6edf3', quiet: '#9198a1' },
} as const;

const kinds = Object.keys(colours) as (keyof typeof colours)[];

/** The style sheet, which follows the reader's light or dark mode. */
export const style = `<style>
:root { ${variables('light', 0)} }
@media (prefers-color-scheme: dark) { :root { ${variables('dark', 1)} } }
text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
.title { font-weight: 600; font-size: 14px; }
.detail, .label { fill: var(--quiet); font-size: 12px; }
.label { text-anchor: end; }
.path { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.rest { font-weight: 400; fill: var(--quiet); font-size: 12px; }
.end { text-anchor: end; }
.inner { fill: var(--quiet); }
.priority { font-weight: 700; fill: var(--paper); text-anchor: middle; font-size: 11px; }
.centre { text-anchor: middle; }
.paper { fill: var(--paper); stroke: var(--rim); }
.network { fill: none; stroke: var(--rim); stroke-width: 1.5; stroke-dasharray: 6 5; }
.card { fill: var(--card); stroke: var(--rim); stroke-width: 1.25; }
.arrow { fill: none; stroke-width: 1.75; }
${kinds.map(styleOf).join('\n')}
</style>`;

/** The ends of arrows, one for each kind. */
export const ends = `<defs>
${kinds.map(endOf).join('\n')}
</defs>`;

function variables(mode: 'light' | 'dark', index: 0 | 1): string {
  const own = kinds.map((kind) => `--${kind}: ${colours[kind][index]};`);
  return [
    ...Object.entries(paper[mode]).map(([name, value]) => `--${name}: ${value};`),
    ...own,
  ].join(' ');
}

function styleOf(kind: string): string {
  return [
    `.card.${kind}, .arrow.${kind} { stroke: var(--${kind}); }`,
    `.fill.${kind} { fill: var(--${kind}); }`,
    `.outline.${kind} { fill: none; stroke: var(--${kind}); stroke-width: 1.25; }`,
  ].join('\n');
}

function endOf(kind: string): string {
  const size = 'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8"';
  return `<marker id="end-${kind}" ${size} markerUnits="userSpaceOnUse" orient="auto"><path class="fill ${kind}" d="M0 0 8 4 0 8z"/></marker>`;
}
