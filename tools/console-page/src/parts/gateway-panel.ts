import { html, nothing, type TemplateResult } from 'lit-html';
import type { RouteView } from '@quartet/console/views/picture';
import type { LiveSnapshot } from '@quartet/console/views/live-snapshot';
import { msText, rateText, shareText } from '../format.ts';
import type { View } from './view.ts';
import { title } from './title.ts';

/** The gateway's routes, with what each lets through. */
export function gatewayPanel({ state: { picture, snapshot } }: View): TemplateResult {
  return html`
    ${title('Entrance', 'API Gateway')}
    <div class="scroll" tabindex="0" role="group" aria-label="Routes">
      <table class="routes">
        <thead>
          <tr>
            <th scope="col">Route</th>
            <th scope="col">Limit</th>
            <th scope="col">Now</th>
            <th scope="col">Errors</th>
            <th scope="col">p99</th>
          </tr>
        </thead>
        <tbody>
          ${picture?.gateway.routes.map((route) => row(route, snapshot))}
        </tbody>
      </table>
    </div>
    <p class="aside">
      The limit is requests per second and, after the slash, how many may come at once. A key marks
      routes that ask who calls.
    </p>
  `;
}

function row(
  { key, rate, burst, authorised }: RouteView,
  now: LiveSnapshot | undefined,
): TemplateResult {
  const figures = now?.routes[key];
  const throttled = figures?.throttled ?? 0;
  return html`<tr ?data-idle=${!figures}>
    <th scope="row">
      <code>${key}</code>
      ${authorised ? html`<span class="key" title="Asks who calls">key</span>` : ''}
    </th>
    <td>${rate}<small>/${burst}</small></td>
    <td>
      ${rateText(figures?.rate ?? 0)}
      ${throttled > 0 ? html`<span class="throttled">${rateText(throttled)} throttled</span>` : ''}
    </td>
    <td data-tone=${figures && figures.errors > 0 ? 'bad' : nothing}>
      ${figures ? shareText(figures.errors) : '–'}
    </td>
    <td>${msText(figures?.p99)}</td>
  </tr>`;
}
