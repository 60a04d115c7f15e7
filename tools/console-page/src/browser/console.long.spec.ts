import { openBrowserFixture, type BrowserFixture } from './testing/browser-fixture.ts';
import { describeInBrowser } from '@quartet/local/testing/in-browser';
import { actionCases } from './testing/actions.cases.ts';
import { deniedCases } from './testing/denied.cases.ts';
import { panelCases } from './testing/panels.cases.ts';
import { idlePictureCases, pictureCases } from './testing/picture.cases.ts';
import { readerCases } from './testing/reader.cases.ts';

describeInBrowser('the console', () => {
  let fixture: BrowserFixture;
  beforeAll(async () => {
    fixture = await openBrowserFixture();
  });
  afterAll(() => fixture?.close());

  const shared = () => fixture;
  describe('the picture at rest', () => idlePictureCases(shared));
  // Before there is traffic, the row of an order is the only one of its kind.
  describe('what is opened beside the picture', () => panelCases(shared));
  describe('what was refused', () => deniedCases(shared));
  describe('the picture', () => pictureCases(shared));
  describe('what the reader does', () => actionCases(shared));
  describe('the reader', () => readerCases(shared));
});
