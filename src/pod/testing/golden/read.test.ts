import { readScenario } from './read';
import { GoldenSyntaxError } from './tokens';

const scenario = (body: string): string => `scenario T\nnode n1: kubelet 1.36\npod web-1: owner ReplicaSet web-6f\nsignals\n${body}\nat 60.000\n  create web-1\n    code none\n`;

function errorOf(source: string): string {
  try {
    readScenario(source);
    return '';
  } catch (error) {
    if (error instanceof GoldenSyntaxError) {
      return error.message;
    }
    throw error;
  }
}

test('a scenario is read with its continuation lines, repeats and comments', () => {
  const { signals, answers } = readScenario(scenario('  0.010  pod web-1 added: created 0   # here\n    ; generation 1\n  repeat 2 every 1.5\n  0.020  event web-1 FailedMount @0.010 `no {n}`\n  end'));
  expect(signals.map(({ at }) => at)).toEqual([10, 20, 1520]);
  expect(signals.map((signal) => (signal.kind === 'event' ? signal.text : ''))).toEqual(['', 'no 1', 'no 2']);
  expect(answers).toHaveLength(1);
});

test.each([
  ['  0.010  pod web-1 added: creatd 0', /^5:27: expected one of created, .*found creatd$/],
  ['  0.010  pod web-2 added: created 0', /^5:14: expected a declared pod \(web-1\), found web-2$/],
  ['  0.010  pod web-1 added:', /^5:26: expected facts after :, found the end of the line$/],
  ['  0.010  pod web-1 added: created 0;', /^5:37: expected a fact after ;, found the end of the line$/],
  ['\t0.010 pod web-1 added: created 0', /^5:1: expected blanks, found a tab$/],
  ['  0.010  event web-1 Pulled @0.010 `open', /^5:36: expected a closing `, found the end of the line$/],
  ['  0.010  event web-1 Pulled @0.010 sometimes `x`', /^5:36: expected by, as, count, .*found sometimes$/],
  ['  0.010  again pull @1', /^5:16: expected the id of an event above, found pull$/],
  ['  0.010  pod web-1: app running 0', /^5:33: expected @ and a whole second, found 0$/],
  ['  0.020  pod web-1 added: created 0\n  0.010  pod web-1: nodeName n1', /^6:1: expected signals in order of arrival/],
])('%j is refused with its place', (line, message) => {
  expect(errorOf(scenario(line))).toMatch(message);
});

test('an answer outside the grammar is refused', () => {
  expect(errorOf(scenario('  0.010  pod web-1 added: created 0').replace('code none', 'total fast'))).toBe('8:11: expected a time in seconds, found fast');
});
