import { html, nothing, type TemplateResult } from 'lit-html';
import { hrefOf, routeOfId } from '../route.ts';
import type { State } from '../state.ts';

const connections = {
  connecting: 'Connecting',
  open: 'Live',
  lost: 'The edge does not answer; trying again',
} as const;

export function header({ connection, picture }: State): TemplateResult {
  return html`
    <header>
      <h1><img src="/__console/icon.svg" alt="" width="24" height="24" /> Quartet</h1>
      ${picture ? html`<span class="stage">${picture.stage}</span>` : nothing}
      <p class="connection" data-state=${connection} role="status">${connections[connection]}</p>
      <form role="search" @submit=${find}>
        <label class="hidden" for="id">Email, order, request or trace</label>
        <input
          id="id"
          name="id"
          type="search"
          placeholder="Email or id"
          autocomplete="off"
          spellcheck="false"
        />
      </form>
      <a class="secondary" href=${hrefOf({ kind: 'denied' })}>Denied</a>
      <a class="primary" href=${hrefOf({ kind: 'new-order' })}>Place an order</a>
    </header>
  `;
}

function find(event: SubmitEvent): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  location.hash = hrefOf(routeOfId(String(new FormData(form).get('id'))));
  form.reset();
}
