import { addressOf, type Place } from './place.ts';

/** Brings the keyboard along: into what was opened, and back to what opened it. */
export function createFocus(): { follow(place: Place): void } {
  let before: Place | undefined;
  return {
    follow: (place) => {
      const from = before && addressOf(before);
      const to = addressOf(place);
      before = place;
      if (from === undefined || from === to) return;
      const heading = document.querySelector<HTMLElement>('[data-panel] h2');
      if (heading) return heading.focus();
      document.querySelector<HTMLElement>(`main a[href="${CSS.escape(from)}"]`)?.focus();
    },
  };
}
