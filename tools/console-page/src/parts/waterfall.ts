import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Span } from '@quartet/console/views/trace';
import { msText } from '../format.ts';
import { hrefOf } from '../route.ts';
import { breakablePath } from './breakable-path.ts';
import { toneOf } from './requests.ts';

/** Each call below the one that made it, with the time that it took against the whole. */
export function waterfall(spans: readonly Span[]): TemplateResult {
  const whole = Math.max(...spans.map(({ offset, ms = 0 }) => offset + ms), 0.1);
  return html`<p class="axis" aria-hidden="true">
      <span>0</span><span>${msText(whole / 2)}</span><span>${msText(whole)}</span>
    </p>
    <ol class="waterfall">
      ${spans.map((span) => row(span, whole))}
    </ol>`;
}

function row(span: Span, whole: number): TemplateResult {
  const { method, path, status, ms, offset, depth } = span;
  return html`<li data-depth=${Math.min(depth, 4)} data-tone=${toneOf(status)}>
    <p>
      <span class="method">${method}</span>
      <span class="path" title=${path}>${breakablePath(path)}</span>
      <span class="status">${status ?? '–'}</span>
      <span class="ms">${msText(ms)}</span>
    </p>
    <ol class="hops" aria-label="Its way">
      ${hopsOf(span).map((hop) => html`<li>${hop}</li>`)}
    </ol>
    ${bars(span, whole)}
    <span class="hidden">begins after ${msText(offset)}</span>
  </li>`;
}

const entrances = { gateway: 'gateway', internal: 'internal listener', name: 'by name' } as const;

function hopsOf({ entrance, route, rule, targetGroup, task, reason }: Span): readonly unknown[] {
  return [
    route === undefined ? entrances[entrance] : html`${entrances[entrance]} <code>${route}</code>`,
    rule === undefined ? nothing : `rule ${rule}`,
    targetGroup ?? nothing,
    task === undefined ? nothing : html`<a href=${hrefOf({ kind: 'task', id: task })}>${task}</a>`,
    reason === undefined ? nothing : html`<strong>${reason}</strong>`,
  ].filter((hop) => hop !== nothing);
}

/** The whole call, and within it the time that was the task's own. */
function bars({ offset, ms = 0, taskMs }: Span, whole: number): TemplateResult {
  const percent = (value: number) => `${((value / whole) * 100).toFixed(2)}%`;
  const ofTask = Math.min(taskMs ?? 0, ms);
  return html`<svg class="bars" aria-hidden="true">
    <rect class="rail" width="100%" height="10" rx="2" />
    ${bar('edge', percent(offset), percent(Math.max(ms, whole / 200)))}
    ${taskMs === undefined ? nothing : bar('task', percent(offset + ms - ofTask), percent(ofTask))}
  </svg>`;
}

function bar(kind: 'edge' | 'task', x: string, width: string): TemplateResult {
  return svg`<rect class=${kind} x=${x} width=${width} height="10" rx="2" />`;
}
