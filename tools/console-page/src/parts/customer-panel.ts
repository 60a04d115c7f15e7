import { html, type TemplateResult } from 'lit-html';
import type { Customer, CustomerOrder } from '@quartet/console/views/customer';
import { dateText, moneyText } from '../format.ts';
import { hrefOf } from '../route.ts';
import { toneOfStatus } from '../saga-tone.ts';
import type { Loaded } from '../state.ts';
import { wordsOf } from '../words-of.ts';
import { title } from './title.ts';
import { loadedOr } from './waiting.ts';

export function customerPanel(email: string, loaded: Loaded<Customer>): TemplateResult {
  return html`${title('Customer', email)} ${loadedOr(loaded, details)}`;
}

function details({ user, orders }: Customer): TemplateResult {
  return html`
    <dl class="facts">
      <div>
        <dt>Role</dt>
        <dd>${user.role}</dd>
      </div>
      <div class="wide">
        <dt>Name</dt>
        <dd>${user.name}</dd>
      </div>
      <div class="wide">
        <dt>Since</dt>
        <dd>${dateText(user.createdAt)}</dd>
      </div>
    </dl>
    <h3>Latest orders</h3>
    ${
      orders.length === 0
        ? html`<p class="aside">None yet.</p>`
        : html`<table class="orders">
            <thead>
              <tr>
                <th scope="col">Order</th>
                <th scope="col">Status</th>
                <th scope="col" class="number">Total</th>
              </tr>
            </thead>
            <tbody>
              ${orders.map(row)}
            </tbody>
          </table>`
    }
  `;
}

function row({ id, status, reason, total, createdAt }: CustomerOrder): TemplateResult {
  return html`<tr>
    <td><a href=${hrefOf({ kind: 'order', id })}>${dateText(createdAt)}</a></td>
    <td data-tone=${toneOfStatus(status)}>
      ${wordsOf(status)} <small>${reason === null ? '' : wordsOf(reason)}</small>
    </td>
    <td class="number">${total === null ? '–' : moneyText(total)}</td>
  </tr>`;
}
