import { html, nothing, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import type { Log } from '../state.ts';
import { logLines } from './log-lines.ts';
import { stayAtEnd } from './stay-at-end.ts';

const sentences = {
  loading: 'The log is on its way.',
  missing: 'There is no log of it yet.',
  lost: 'The edge does not answer; the log goes on when it does.',
} as const;

/** A log that goes on, read at its end unless the reader has gone up. */
export function logView({ state, lines }: Log): TemplateResult {
  return html`
    <section class="log" aria-label="Log">
      <h3>Log</h3>
      ${state === 'open' ? nothing : html`<p class="aside">${sentences[state]}</p>`}
      ${
        state === 'open' && lines.length === 0
          ? html`<p class="aside">It has written nothing yet.</p>`
          : nothing
      }
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label="Lines, the latest last"
        ${ref(stayAtEnd)}
      >
        ${logLines(lines)}
      </div>
    </section>
  `;
}
