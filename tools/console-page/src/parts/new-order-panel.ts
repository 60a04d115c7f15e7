import { html, type TemplateResult } from 'lit-html';
import { scenarios } from '@quartet/console/views/scenarios';
import type { View } from './view.ts';
import { title } from './title.ts';

/** Orders to watch: each takes another way through the saga. */
export function newOrderPanel({ state, actions }: View): TemplateResult {
  const isBusy = state.pending.has('orders');
  const place = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    actions.placeOrder(String(form.get('scenario')));
  };
  return html`
    ${title('Shop', 'Place an order')}
    <form class="scenarios" @submit=${place}>
      <fieldset>
        <legend>
          The seeded shopper orders, and the provider is simulated. What shall happen?
        </legend>
        ${scenarios.map(
          ({ id, title: name, description }, index) =>
            html`<label>
              <input type="radio" name="scenario" value=${id} ?checked=${index === 0} />
              <span><strong>${name}</strong> ${description}</span>
            </label>`,
        )}
      </fieldset>
      <button type="submit" class="primary" ?disabled=${isBusy} aria-busy=${isBusy}>
        ${isBusy ? 'Placing' : 'Place the order'}
      </button>
    </form>
  `;
}
