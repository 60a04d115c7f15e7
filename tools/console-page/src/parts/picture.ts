import { html, nothing, type TemplateResult } from 'lit-html';
import type { LiveSnapshot } from '@quartet/console/views/live-snapshot';
import type { Picture } from '@quartet/console/views/picture';
import { requestsPerDot } from '../dots.ts';
import { requestFlowsOf } from '../request-flows.ts';
import type { View } from './view.ts';
import { entrances } from './entrances.ts';
import { serviceRow } from './service-row.ts';

/** The whole system: each part as text and buttons, the ways between them drawn behind. */
export function picture(view: View): TemplateResult {
  const { picture: drawn, snapshot } = view.state;
  return html`
    <section class="picture" aria-label="The system" aria-busy=${!drawn}>
      <svg class="wires" aria-hidden="true"></svg>
      <svg class="dots" aria-hidden="true"></svg>
      ${drawn ? parts(drawn, view) : skeleton()}
      ${snapshot?.warning ? html`<p class="trouble">${snapshot.warning}</p>` : nothing}
      ${drawn && snapshot ? legend(drawn, snapshot) : nothing}
    </section>
  `;
}

function parts(drawn: Picture, view: View): TemplateResult {
  return html`
    <p class="column" aria-hidden="true">Entrance</p>
    <p class="column" aria-hidden="true">Listener rule</p>
    <p class="column" aria-hidden="true">Target group</p>
    <p class="column" aria-hidden="true">Service and its tasks</p>
    ${entrances(drawn, view.state)}
    <ol class="lanes">
      ${drawn.lanes.map((each) => serviceRow(each, view))}
    </ol>
  `;
}

function skeleton(): TemplateResult {
  return html`
    <div class="skeleton" role="status">
      <span class="hidden">The picture is on its way.</span>
      ${[1, 2, 3, 4].map(() => html`<i></i>`)}
    </div>
  `;
}

function legend(drawn: Picture, now: LiveSnapshot): TemplateResult {
  const count = Math.round(requestsPerDot(requestFlowsOf(drawn, now)));
  const meaning = count === 1 ? 'one request' : `about ${count} requests`;
  return html`<p class="legend" aria-hidden="true">
    <i data-tone="good"></i> ${meaning} <i data-tone="bad"></i> failed
  </p>`;
}
