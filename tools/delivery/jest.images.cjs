module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'images',
  testMatch: ['<rootDir>/src/image/image.spec.ts'],
};
