import { readAdvice } from './read';

test('advice is read from YAML and from JSON alike', () => {
  const yaml = readAdvice(['codes:', '  IMAGE_PULL:', '    runbook: https://wiki.example/pull', 'teams:', '  - {namespace: shop, team: Shop}'].join('\n'));
  const json = readAdvice(JSON.stringify({ codes: { IMAGE_PULL: { runbook: 'https://wiki.example/pull' } }, teams: [{ namespace: 'shop', team: 'Shop' }] }));
  expect(yaml).toMatchObject({ ok: true, value: { codes: [{ code: 'IMAGE_PULL' }], teams: [{ team: 'Shop' }] } });
  expect(json).toEqual(yaml);
  expect(readAdvice('')).toEqual({ ok: true, value: { codes: [], teams: [] } });
});

test.each([
  [['codes:', '  IMAGE_PULL:', '    runbook: wiki'], 'advice in line 3: codes.IMAGE_PULL.runbook must be a link'],
  [['teams:', '  - namespace: shop', '    team: Shop', '  - namespace: bank'], 'advice in line 4: teams.1 names no team'],
  [['codes:', '  IMAGE: {advice: "a', '  NET: x'], /advice in line \d: it is neither YAML nor JSON/],
])('%j is refused with its line', (lines, sentence) => {
  expect(readAdvice(lines.join('\n'))).toMatchObject({ ok: false, why: expect.stringMatching(sentence) });
});
