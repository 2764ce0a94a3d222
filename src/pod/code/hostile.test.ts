import fc from 'fast-check';
import { ALL_RULES, classify } from './classify';
import { boundedText } from './rule';
import { hostileTexts } from './testing/hostile';

const BOUND_CHARS = 3100;
const REASONS = ['FailedScheduling', 'FailedMount', 'Failed', 'FailedCreatePodSandBox', 'FailedSync', 'BackOff', 'Unhealthy', 'FailedCreate', 'Evicted', 'ProvisioningFailed', 'Other'];
// (a+)+ and (a*)*: the shape whose time doubles with each character, whatever the bound.
const REPEATED_REPETITION = /\((?:[^()\\]|\\.)*(?:[^\\][+*]|\{\d+,\})(?:[^()\\]|\\.)*\)(?:[+*]|\{)/;

test.each(ALL_RULES.map(({ code, pattern }) => ({ code, source: pattern.source })))('$code repeats no repetition: $source', ({ source }) => {
  expect(REPEATED_REPETITION.test(source)).toBe(false);
});

test('patterns see a bounded part of a hostile mebibyte, and no text takes a rule out of the table', () => {
  for (const [i, rule] of ALL_RULES.entries()) {
    for (const message of hostileTexts(rule)) {
      expect(boundedText(message).length).toBeLessThan(BOUND_CHARS);
      const code = classify({ reason: REASONS[i % REASONS.length] ?? '', message, kind: 'Pod', source: 'kubelet' })?.code ?? 'OBS';
      expect(code).toMatch(/^[A-Z]+(?:_[A-Z0-9]+)*$/);
    }
  }
});

test('random joins of the patterns\' own words are read or not, but never thrown over', () => {
  const words = ALL_RULES.flatMap(({ pattern }) => pattern.source.split(/[()|^$?*+[\]\\]/).filter((word) => word.length > 2));
  fc.assert(fc.property(fc.constantFrom(...REASONS), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 20 }), (reason, parts) => {
    const unit = parts.join(' ');
    const code = classify({ reason, message: unit.repeat(Math.ceil((1024 * 1024) / unit.length)), kind: 'Pod', source: 'kubelet' })?.code ?? 'OBS';
    expect(code).toMatch(/^[A-Z]+(?:_[A-Z0-9]+)*$/);
  }), { numRuns: 40 });
});

test('a cause at the end of a long joined error is found, and params hold none of the rest', () => {
  const message = `Failed to pull image "r/x:1": ${'tried mirror m: skipped; '.repeat(50_000)}failed to do request: dial tcp 10.0.0.1:443: connect: connection refused`;
  expect(classify({ reason: 'Failed', message, kind: 'Pod', source: 'kubelet' })?.code).toBe('IMAGE_PULL_CONNECT');
});
