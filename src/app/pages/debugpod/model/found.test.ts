import { foundOf } from './found';

test('an answer of an older backend is read: advice is the one step, what it does not send is absent', () => {
  expect(foundOf({ code: 'APP_EXIT_ERROR', advice: 'Read its last lines.', evidence: [{ source: 'event', at: 5, text: 'x' }], alternatives: [], gaps: [], nodeClock: null })).toMatchObject({
    steps: [{ text: 'Read its last lines.', command: '' }], evidence: [{ n: 1, at: 5, lo: 5, hi: 5, timelineId: '', rowId: '' }], next: undefined, onlyThis: undefined, incident: undefined, nodeClock: undefined,
  });
});

test('what comes next has an open end when nobody knows the latest', () => {
  const next = { what: 'restart', lo: 100, hi: null, rule: 'r', helps: 'acting', whyKey: 'next.restart', whyParams: { delay: '40 s' } };
  expect(foundOf({ next }).next).toEqual({ what: 'restart', lo: 100, hi: undefined, rule: 'r', helps: 'acting', whyKey: 'next.restart', whyParams: { delay: '40 s' } });
});

test('nonsense in a column is nothing, never a crash', () => {
  expect(foundOf({ evidence: 'no list', steps: [5, null], next: [], incident: 7, params: null, gaps: [{ to: 3 }] })).toMatchObject({ evidence: [], steps: [], next: undefined, incident: undefined, params: {}, gaps: [] });
});
