const near = 40;

/** Keeps a list at its end while it grows, unless it was scrolled away from there. */
export function stayAtEnd(element: Element | undefined): void {
  if (!element || watched.has(element)) return;
  watched.add(element);
  let stays = true;
  element.addEventListener('scroll', () => {
    stays = element.scrollHeight - element.scrollTop - element.clientHeight < near;
  });
  new MutationObserver(() => {
    if (stays) element.scrollTop = element.scrollHeight;
  }).observe(element, { childList: true, subtree: true });
}

const watched = new WeakSet<Element>();
