import { html, nothing, type TemplateResult } from 'lit-html';
import type { Saga, SagaOrder, SagaStep } from '@quartet/console/views/saga';
import { clockText, moneyText, msText } from '../format.ts';
import type { Loaded } from '../state.ts';
import { logLines } from './log-lines.ts';
import { title } from './title.ts';
import { loadedOr } from './waiting.ts';

export function orderPanel(id: string, loaded: Loaded<Saga>): TemplateResult {
  return html`
    ${title('Order', html`<code>${id}</code>`)}
    ${loadedOr(
      loaded,
      ({ order, steps, lines }) => html`
        ${about(order)}
        <h3>Its saga</h3>
        <ol class="saga">
          ${steps.map((step, index) => stepView(step, steps[index - 1]))}
        </ol>
        <h3>What was written about it</h3>
        ${
          lines.length > 0
            ? html`<div class="scroll" tabindex="0" role="group" aria-label="Lines">
                ${logLines(lines, { details: id })}
              </div>`
            : html`<p class="aside">Nothing, so far.</p>`
        }
      `,
    )}
  `;
}

function about({ status, reason, total, items }: SagaOrder): TemplateResult {
  return html`
    <p class="standing" data-tone=${toneOf(status)}>
      ${status.replaceAll('_', ' ')} ${reason === null ? nothing : html`<span>${reason}</span>`}
    </p>
    <ul class="items">
      ${items.map(
        ({ name, quantity, unitPrice }) =>
          html`<li>
            <span>${quantity}&times; ${name ?? 'a product'}</span>
            <span>${unitPrice ? moneyText(unitPrice) : ''}</span>
          </li>`,
      )}
      ${total ? html`<li class="total"><span>Total</span><span>${moneyText(total)}</span></li>` : nothing}
    </ul>
  `;
}

function stepView(step: SagaStep, before: SagaStep | undefined): TemplateResult {
  const at = Date.parse(step.at);
  const after = before && at - Date.parse(before.at);
  return html`<li data-tone=${stepTone(step.state)}>
    <strong>${step.state.replaceAll('_', ' ').toLowerCase()}</strong>
    ${step.reason === null ? nothing : html`<span>${step.reason}</span>`}
    <time>${clockText(at)}</time>
    <span class="after">${after === undefined ? nothing : `+${msText(after)}`}</span>
  </li>`;
}

const good = new Set(['confirmed', 'refunded', 'partially_refunded']);
const bad = new Set(['rejected', 'cancelled', 'expired']);

function toneOf(status: string): string {
  if (good.has(status)) return 'good';
  return bad.has(status) ? 'bad' : 'warn';
}

function stepTone(state: string): string {
  if (good.has(state.toLowerCase())) return 'good';
  return bad.has(state.toLowerCase()) || state === 'COMPENSATING' || state === 'NEEDS_REVIEW'
    ? 'bad'
    : 'none';
}
