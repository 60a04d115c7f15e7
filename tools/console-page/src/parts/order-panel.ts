import { html, nothing, type TemplateResult } from 'lit-html';
import type { Saga, SagaOrder, SagaStep } from '@quartet/console/views/saga';
import { clockText, moneyText, msText } from '../format.ts';
import { isUnderWay, toneOfState, toneOfStatus } from '../saga-tone.ts';
import { wordsOf } from '../words-of.ts';
import { killButtons } from './kill-buttons.ts';
import { logLines } from './log-lines.ts';
import { sagaDiagram } from './saga-diagram.ts';
import { title } from './title.ts';
import type { View } from './view.ts';
import { loadedOr } from './waiting.ts';

export function orderPanel(id: string, view: View): TemplateResult {
  return html`
    ${title('Order', html`<code>${id}</code>`)}
    ${loadedOr(view.state.saga, (saga) => details(id, saga, view))}
  `;
}

function details(id: string, saga: Saga, view: View): TemplateResult {
  const { order, steps, transitions, lines } = saga;
  const isRunning = isUnderWay(order.status);
  return html`
    ${about(order)} ${isRunning ? killButtons(view) : nothing}
    <h3>Its saga</h3>
    ${sagaDiagram({ steps, transitions, isRunning })}
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
  `;
}

function about({ status, reason, total, items }: SagaOrder): TemplateResult {
  return html`
    <p class="standing" role="status" data-tone=${toneOfStatus(status)}>
      ${wordsOf(status)} ${reason === null ? nothing : html`<span>${wordsOf(reason)}</span>`}
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
  return html`<li data-tone=${toneOfState(step.state)}>
    <strong>${wordsOf(step.state)}</strong>
    ${step.reason === null ? nothing : html`<span>${wordsOf(step.reason)}</span>`}
    <time>${clockText(at)}</time>
    <span class="after">${after === undefined ? nothing : `+${msText(after)}`}</span>
  </li>`;
}
