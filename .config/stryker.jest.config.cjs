// Drawings, laws and golden scenarios; the generated lives would take minutes per survivor.
const { join } = require('node:path');
const [house] = require('../jest.config').projects;

module.exports = { ...house, rootDir: join(__dirname, '..'), testMatch: ['<rootDir>/src/pod/{lifecycle,slo}/**/*.test.ts', '<rootDir>/src/pod/record/laws.test.ts', '<rootDir>/tests/mutation/*.test.ts'] };
