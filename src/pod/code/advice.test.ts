import { adviceFor, mergeAdvice, parseAdvice, teamOf } from './advice';
import type { Advice } from './advice';

const WRITTEN = {
  codes: {
    IMAGE: { advice: 'Ask the registry team.' }, IMAGE_PULL: { runbook: 'https://wiki.example/pull' }, IMAGE_PULL_NOT_FOUND: { advice: 'Run the release again.' },
  },
  teams: [
    { labels: { team: 'payments' }, team: 'Payments', contact: '#payments' }, { namespace: 'shop', team: 'Shop', contact: 'shop@example.com' }, { namespace: 'kube-*', team: 'Platform' },
  ],
};

const read = (written: unknown): Advice => {
  const parsed = parseAdvice(written);
  if (!parsed.ok) {
    throw new Error(parsed.why);
  }
  return parsed.value;
};

test('the longest prefix that says something wins, for runbook and advice apart', () => {
  const advice = read(WRITTEN);
  expect(adviceFor(advice, 'IMAGE_PULL_NOT_FOUND')).toEqual({ runbook: 'https://wiki.example/pull', advice: 'Run the release again.' });
  expect(adviceFor(advice, 'IMAGE_PULL_TLS')).toEqual({ runbook: 'https://wiki.example/pull', advice: 'Ask the registry team.' });
  expect(adviceFor(advice, 'IMAGES')).toEqual({ runbook: '', advice: '' });
});

test('the first rule that fits names the team', () => {
  const advice = read(WRITTEN);
  expect(teamOf(advice, 'shop', {}).team).toBe('Shop');
  expect(teamOf(advice, 'shop', { team: 'payments' }).team).toBe('Payments');
  expect(teamOf(advice, 'kube-system', {})).toEqual({ team: 'Platform', contact: '' });
  expect(teamOf(advice, 'other', {})).toEqual({ team: '', contact: '' });
});

test('what is nearer to the asker counts first', () => {
  const merged = mergeAdvice(read({ codes: { IMAGE_PULL: { runbook: 'https://near.example' } } }), read(WRITTEN));
  expect(adviceFor(merged, 'IMAGE_PULL_TLS')).toEqual({ runbook: 'https://near.example', advice: 'Ask the registry team.' });
});

test('nothing written is no advice', () => {
  expect(read(undefined)).toEqual({ codes: [], teams: [] });
});

test.each([
  [[], 'must be a map with the keys codes and teams'], [{ code: {} }, 'advice: code is not known here. Known: codes, teams.'], [{ codes: { IMAGE_PUL: {} } }, 'codes.IMAGE_PUL is no code'],
  [{ codes: { IMAGE: { runbook: 'wiki' } } }, 'codes.IMAGE.runbook must be a link'], [{ codes: { IMAGE: { runbook: 'javascript:alert(1)' } } }, 'must be a link'],
  [{ codes: { IMAGE: { advice: 3 } } }, 'codes.IMAGE.advice must be a text'], [{ teams: {} }, 'teams must be a list'], [{ teams: [{ namespace: 'a' }] }, 'teams.0 names no team'],
  [{ teams: [{ team: 'A' }] }, 'says neither namespace nor labels'], [{ teams: [{ team: 'A', labels: { a: 1 } }] }, 'teams.0.labels must be a map'],
])('%j is refused with a sentence', (written, sentence) => {
  expect(parseAdvice(written)).toMatchObject({ ok: false, why: expect.stringContaining(sentence) });
});
