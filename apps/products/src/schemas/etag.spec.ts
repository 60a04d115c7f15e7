import { hasSeen, seenVersions } from './etag.ts';

describe('If-None-Match', () => {
  it.each([
    ['the same tag', '"3-10"', true],
    ['a weakened tag', 'W/"3-10"', true],
    ['the tag among others', '"1-1", "3-10"', true],
    ['a star', '*', true],
    ['another availability', '"3-9"', false],
    ['something that is no tag', '3-10', false],
    ['nothing', undefined, false],
  ])('with %s', (_case, header, seen) => {
    expect(hasSeen(header, '"3-10"')).toBe(seen);
  });
});

describe('If-Match', () => {
  it.each([
    ['a tag names a version, whatever was available', '"3-10"', [3]],
    ['several tags', '"3-10", "4-0"', [3, 4]],
    ['a star', '*', 'any'],
    ['a weak tag, which names nothing', 'W/"3-10"', []],
    ['something that is no tag', 'latest', []],
  ])('with %s', (_case, header, seen) => {
    expect(seenVersions(header)).toEqual(seen);
  });

  it('is required', () => {
    expect(() => seenVersions(undefined)).toThrow(
      expect.objectContaining({ code: 'precondition_required' }),
    );
  });
});
