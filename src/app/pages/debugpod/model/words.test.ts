import { happenedWord, quantity, reasonShown, textShown } from './words';

test.each([['cpu', 0.25, '250m'], ['cpu', 4, '4'], ['memory', 268_435_456, '256Mi'], ['memory', 1.5 * 1024 ** 3, '1.5Gi'], ['nvidia.com/gpu', 2, '2']])('%s %d is written %s', (resource, value, text) => {
  expect(quantity(resource, value)).toBe(text);
});

test.each([
  [{ what: 'Created', emitter: 'status', text: 'The pod was created.' }, 'Pod created', ''], [{ what: 'Created', emitter: 'kubelet', text: 'Container created' }, 'Container created', 'Container created'],
  [{ what: 'Bound', emitter: 'status', text: 'Bound to node n1.' }, 'Bound to n1', ''], [{ what: 'OOMKilled (exit 137)', emitter: 'status', text: '' }, 'Container ended with exit code 137', ''],
  [{ what: 'Ready False', emitter: 'status', text: 'containers with unready status: [app]' }, 'Ready not reached', 'containers with unready status: [app]'], [{ what: 'SomethingNew', emitter: 'kubelet', text: 'x' }, 'SomethingNew', 'x'],
])('%j is told in our words, with what they do not say already', (line, words, text) => {
  expect([happenedWord(line), textShown(line)]).toEqual([words, text]);
});

test("Kubernetes' own name stays beside our words", () => {
  expect(reasonShown({ what: 'CrashLoopBackOff', emitter: 'status', reason: 'CrashLoopBackOff' })).toBe('CrashLoopBackOff');
  expect(reasonShown({ what: 'Ready True', emitter: 'status', reason: '' })).toBe('');
  expect(reasonShown({ what: 'FailedMount', emitter: 'kubelet', reason: 'FailedMount' })).toBe('FailedMount');
});
