module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'local',
  // These start whole stacks one after the other, and have a target of their own.
  testPathIgnorePatterns: ['\\.stack\\.spec\\.ts$'],
};
