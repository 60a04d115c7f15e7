import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import { clockText, msText } from '../format.ts';
import { hrefOf } from '../route.ts';
import type { Show, State } from '../state.ts';
import { breakablePath } from './breakable-path.ts';
import type { View } from './view.ts';

const filters: readonly (readonly [Show, string])[] = [
  ['clients', 'Clients'],
  ['services', 'Between services'],
  ['troubled', 'In trouble'],
];

export function requests({ state, actions }: View): TemplateResult {
  const { snapshot, heldRequests, show } = state;
  const rows = heldRequests ?? snapshot?.requests;
  return html`
    <section class="requests" id="requests" tabindex="-1" aria-labelledby="requests-title">
      <div class="bar">
        <h2 id="requests-title">Requests</h2>
        ${heldRequests ? html`<span class="held">held while you look</span>` : nothing}
        <div class="choice" role="group" aria-label="Which requests">
          ${filters.map(
            ([each, name]) =>
              html`<button
                type="button"
                aria-pressed=${each === show}
                @click=${() => actions.showRequests(each)}
              >
                ${name}
              </button>`,
          )}
        </div>
      </div>
      ${rows && rows.length > 0 ? table(rows, { state, actions }) : empty(state)}
    </section>
  `;
}

function table(rows: readonly RequestRecord[], { state, actions }: View): TemplateResult {
  const slowest = Math.max(...rows.map(({ ms = 0 }) => ms), 1);
  return html`
    <table
      @pointerenter=${() => actions.holdRequests(true)}
      @pointerleave=${(event: Event) => actions.holdRequests(isReaderIn(event))}
      @focusin=${() => actions.holdRequests(true)}
      @focusout=${(event: Event) => actions.holdRequests(isReaderIn(event))}
    >
      <thead>
        <tr>
          <th scope="col" class="at">Time</th>
          <th scope="col" class="what">Request</th>
          <th scope="col" class="status">Status</th>
          <th scope="col" class="who">Task</th>
          <th scope="col" class="ms">Took</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(rows, keyOf, (seen) => row(seen, { slowest, open: isOpen(seen, state.route) }))}
      </tbody>
    </table>
  `;
}

/** True while the pointer or the keyboard is still in the list. */
function isReaderIn({
  type,
  currentTarget,
  relatedTarget,
}: Event & { relatedTarget?: unknown }): boolean {
  const list = currentTarget as HTMLElement;
  if (type === 'pointerleave') return list.contains(document.activeElement);
  return list.matches(':hover') || list.contains(relatedTarget as Node | null);
}

function row(
  seen: RequestRecord,
  { slowest, open }: { slowest: number; open: boolean },
): TemplateResult {
  const { requestId, at, method, path, status, task, ms = 0, reason } = seen;
  const address = hrefOf({ kind: 'request', id: requestId });
  return html`
    <tr ?data-open=${open} @click=${() => (location.hash = address)}>
      <td class="at">${clockText(at)}</td>
      <td class="what">
        <a href=${address} aria-current=${open ? 'true' : nothing}>
          <span class="method">${method}</span>
          <span class="path" title=${path}>${breakablePath(path)}</span>
        </a>
      </td>
      <td class="status" data-tone=${toneOf(status)}>${status ?? '–'}</td>
      <td class="who">${task ?? html`<span class="reason">${reason ?? 'the edge'}</span>`}</td>
      <td class="ms">
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width=${((ms / slowest) * 100).toFixed(1)} height="4" />
        </svg>
        <span>${msText(ms)}</span>
      </td>
    </tr>
  `;
}

export function toneOf(status = 0): 'good' | 'warn' | 'bad' | 'none' {
  if (status >= 500 || status === 0) return 'bad';
  return status >= 400 ? 'warn' : 'none';
}

function keyOf({ requestId, at, entrance, path }: RequestRecord): string {
  return `${requestId} ${at} ${entrance} ${path}`;
}

function isOpen({ requestId }: RequestRecord, route: View['state']['route']): boolean {
  return route.kind === 'request' && route.id === requestId;
}

function empty({ show, picture }: State): TemplateResult {
  if (show === 'troubled') return html`<p class="empty">No request is in trouble.</p>`;
  if (show === 'services') return html`<p class="empty">No service has called another yet.</p>`;
  return html`
    <div class="empty">
      <p>
        Nothing has been asked yet. <a href=${hrefOf({ kind: 'new-order' })}>Place an order</a>, or
        read the catalogue with the key of this run:
      </p>
      <pre
        tabindex="0"
        role="group"
        aria-label="Command"
      ><code>curl ${location.origin}/api/products \\
  -H "x-api-key: $(node -p 'require("${picture?.home}/ready.json").apiKey')"</code></pre>
    </div>
  `;
}
