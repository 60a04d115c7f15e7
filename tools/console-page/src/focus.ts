import { hrefOf, type Route } from './route.ts';

/** Brings the keyboard along: into what was opened, and back to what opened it. */
export function createFocus(): { follow(route: Route): void } {
  let before: Route | undefined;
  return {
    follow: (route) => {
      const from = before && hrefOf(before);
      const to = hrefOf(route);
      before = route;
      if (from === undefined || from === to) return;
      const heading = document.querySelector<HTMLElement>('[data-panel] h2');
      if (heading) return heading.focus();
      document.querySelector<HTMLElement>(`main a[href="${CSS.escape(from)}"]`)?.focus();
    },
  };
}
