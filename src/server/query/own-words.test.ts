import { readAdvice } from '../advice/read';
import { epochMs } from '../../base/time';
import { codeOf } from '../../pod/code/code';
import type { PodRecord } from '../../pod/record/record';
import type { PodUid } from '../../pod/signal';
import { pod, podRecord } from '../../pod/testing/samples';
import type { Source } from './access';
import { within } from './access';
import { ownWords } from './own-words';

const NEVER = new AbortController().signal;
const FAILED = {
  ...podRecord({ uid: 'u1', pod: 'web-1', namespace: 'shop', start: epochMs(1), revision: 1 }),
  diagnosis: { code: codeOf('IMAGE_PULL_TLS'), owner: 'dependency', since: epochMs(1), count: 1, confidence: 0.9, params: {}, evidence: [], alternatives: [], ruledOut: [] },
} satisfies PodRecord;

/** A fake of what is kept of one pod: it is gone, and was last heard with these labels. */
const heard = (labels: Readonly<Record<string, string>>): Source => ({
  podOf: () => Promise.resolve(undefined), signalsOf: () => Promise.resolve([{ kind: 'pod', at: epochMs(1), heard: 'listed', pod: pod({ uid: 'u1' as PodUid, namespace: 'shop', labels }) }]),
}) as Partial<Source> as Source;

const asked = (written: string, labels: Readonly<Record<string, string>> = {}) => {
  const advice = readAdvice(written);
  if (!advice.ok) {
    throw new Error(advice.why);
  }
  return ownWords(within({ all: true }, heard(labels), advice.value), FAILED, NEVER);
};

test('a code has the runbook and advice of its prefix, a pod the team of its namespace', async () => {
  const written = 'codes: {IMAGE_PULL: {runbook: "https://wiki.example/pull", advice: Ask.}}\nteams: [{namespace: shop, team: Shop, contact: "#shop"}]';
  expect(await asked(written)).toEqual({ ownAdvice: 'Ask.', runbook: 'https://wiki.example/pull', team: 'Shop', contact: '#shop' });
});

test('a pod that is gone has the team of the labels it was heard with', async () => {
  expect(await asked('teams: [{labels: {team: pay}, team: Payments}]', { team: 'pay' })).toMatchObject({ team: 'Payments' });
  expect(await asked('teams: [{labels: {team: pay}, team: Payments}]')).toMatchObject({ team: '' });
});

test('nothing written, nothing said', async () => {
  expect(await asked('')).toEqual({ ownAdvice: '', runbook: '', team: '', contact: '' });
});
