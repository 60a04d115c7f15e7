module.exports = { ...require('../../jest.postgres.preset.cjs'), displayName: 'interleavings' };
