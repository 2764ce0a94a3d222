import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPENAPI } from './openapi';

test('the document lists every resource that is answered, and no other', () => {
  const answered = [...readFileSync(join(__dirname, 'resources.ts'), 'utf8').matchAll(/case '([^']+)'/g)].map(([, name]) => name);
  expect(Object.keys(OPENAPI.paths).map((path) => path.split('/')[1]).sort()).toEqual(answered.sort());
});
