// Each wrong kubeconfig gets one sentence that says what, where and what to do.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultOf } from './kubeconfig';

const folder = mkdtempSync(join(tmpdir(), 'lunettes-kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONFIG = 'clusters: [{name: c, cluster: {server: "https://c"}}]\ncontexts: [{name: one, context: {cluster: c}}, {name: two, context: {cluster: c}}]\n';
const DRAWINGS: readonly (readonly [what: string, text: string | undefined, context: string, said: RegExp | undefined])[] = [
  ['a missing file', undefined, '', /does not exist\.$/],
  ['no YAML', 'clusters: {bad', '', /is not YAML: .+ at line \d+, column \d+\.$/],
  ['another file', 'hello: 1\n', '', /is not a kubeconfig: it has no clusters or no contexts\.$/],
  ['an empty file', '', '', /is not a kubeconfig/],
  ['no current context', CONFIG, '', /has no current context\. Choose one with --context: one, two\.$/],
  ['a wrong context', CONFIG, 'three', /has no context "three"\. It has: one, two\.$/],
  ['a current context that is gone', `${CONFIG}current-context: old\n`, '', /has no context "old"/],
  ['a good one', `${CONFIG}current-context: one\n`, '', undefined],
  ['a good one with another context', CONFIG, 'two', undefined],
];

test.each(DRAWINGS)('%s', (what, text, context, said) => {
  const path = join(folder, what.replaceAll(' ', '-'));
  if (text !== undefined) {
    writeFileSync(path, text);
  }
  const fault = faultOf(path, context);
  said === undefined ? expect(fault).toBeUndefined() : expect(fault).toMatch(said);
  expect(fault?.split('\n').length ?? 1).toBe(1);
});

test('a folder', () => expect(faultOf(folder, '')).toMatch(/is a folder; name the file in it\.$/));
