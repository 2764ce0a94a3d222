import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { classify } from './classify';
import { isUnder } from './code';
import { REASON_RULES } from './channel/reason';

const REASONS: Readonly<Record<string, string>> = {
  create: 'FailedCreate', sched: 'FailedScheduling', vol: 'FailedMount', sandbox: 'FailedCreatePodSandBox', image: 'Failed', start: 'RunContainerError', probe: 'Unhealthy',
};

const messages = readFileSync(join('src', 'pod', 'code', 'testing', 'messages.txt'), 'utf8').trim().split('\n').map((line) => {
  const [channel = '', code = '', ...message] = line.split(' | ');
  return { channel, code, message: message.join(' | ') };
});

test.each(messages)('$channel: $code is read from its message', ({ channel, code, message }) => {
  const reason = message.startsWith('Back-off') ? 'ImagePullBackOff' : (REASONS[channel] ?? '');
  const found = classify({ reason, message, kind: 'Pod', source: 'kubelet' })?.code ?? '';
  // A probe's code also says which probe.
  expect(isUnder(found, code) || found.replace(/^PROBE_(?:READINESS|LIVENESS|STARTUP)_/, 'PROBE_') === code ? code : found).toBe(code);
});

test.each([
  ['Scheduled', 'Successfully assigned shop/web-1 to n1'], ['Pulled', 'Container image "r/not-found:1" already present on machine'], ['Killing', 'Stopping container app'],
  ['SuccessfulAttachVolume', 'AttachVolume.Attach succeeded for volume "pvc-1" '], ['TaintManagerEviction', 'Cancelling deletion of Pod shop/web-1'], ['Pulling', 'Pulling image "r/denied: x"'],
])('normal progress is no finding: %s', (reason, message) => {
  expect(classify({ reason, message, kind: 'Pod', source: 'kubelet' })).toBeUndefined();
});

test('the name of an image is not read as an error', () => {
  expect(classify({ reason: 'BackOff', message: 'Back-off pulling image "r/not-found/denied: 401"', kind: 'Pod', source: 'kubelet' })?.code).toBe('IMAGE_PULL_UNKNOWN');
});

const reasons = [...Object.values(REASONS), ...Object.keys(REASON_RULES), 'CreateContainerConfigError', 'CreateContainerError', 'Evicted', 'ProvisioningFailed', 'FailedAttachVolume'];
const shards = fc.constantFrom('rpc error: code = Unknown desc = ', '"', '{', 'failed to ', '0/5 nodes are available: ', '3 Insufficient cpu, ', 'x509: ', ' ', '\n', 'MountVolume.SetUp failed for volume "', 'aaaaaaaa', ', ', '. ', '(');

test('no message of any shape and length throws or leaves the code table', () => {
  fc.assert(fc.property(fc.constantFrom(...reasons), fc.array(shards, { maxLength: 200 }), fc.nat(4000), (reason, parts, times) => {
    const meaning = classify({ reason, message: parts.join('').repeat(1 + Math.floor(times / 40)), kind: 'Pod', source: 'kubelet' });
    expect(meaning === undefined || /^[A-Z]+(_[A-Z0-9]+)*$/.test(meaning.code)).toBe(true);
  }), { numRuns: 300 });
});
