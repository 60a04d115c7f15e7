import { html, type TemplateResult } from 'lit-html';

/** The heading of a panel, which the keyboard is brought to. */
export function title(kind: string, name: unknown): TemplateResult {
  return html`<h2 id="panel-title" tabindex="-1"><small>${kind}</small> ${name}</h2>`;
}
