import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { TreeSpan } from '@quartet/console/views/trace';
import { msText } from '../format.ts';
import { toneOf } from './requests.ts';

/** The spans of a trace as OTLP receivers get them, each below its parent. */
export function spanTree(spans: readonly TreeSpan[]): TemplateResult {
  const whole = Math.max(...spans.map(({ offset, ms }) => offset + ms), 0.1);
  return html`<p class="axis" aria-hidden="true">
      <span>0</span><span>${msText(whole / 2)}</span><span>${msText(whole)}</span>
    </p>
    <ol class="spans waterfall">
      ${spans.map((span) => row(span, whole))}
    </ol>`;
}

const deepest = 6;

function row({ service, name, depth, status, isFailed, offset, ms }: TreeSpan, whole: number) {
  const tone = isFailed ? 'bad' : toneOf(status ?? 200);
  return html`<li data-depth=${Math.min(depth, deepest)} data-tone=${tone}>
    <p>
      <span class="path"><b>${service}</b> ${name}</span>
      ${status === undefined ? nothing : html`<span class="status">${status}</span>`}
      <span class="ms">${msText(ms)}</span>
    </p>
    <svg class="bars" aria-hidden="true">
      <rect class="rail" width="100%" height="6" rx="2" />
      ${svg`<rect
        class="task"
        x=${`${((offset / whole) * 100).toFixed(2)}%`}
        width=${`${((Math.max(ms, whole / 200) / whole) * 100).toFixed(2)}%`}
        height="6"
        rx="2"
      />`}
    </svg>
    <span class="hidden">begins after ${msText(offset)}</span>
  </li>`;
}
