import { ALIASES, ALIAS_FORMS, codeOfAlias } from './alias';
import { CODES } from './table';

test('every alias stands for a code of the table', () => {
  const codes = [...Object.values(ALIASES), ...ALIAS_FORMS.map(([, , code]) => code)];
  expect(codes.filter((code) => !CODES.includes(code))).toEqual([]);
});

test.each([
  ['ImageNotFound', 'IMAGE_PULL_NOT_FOUND'], ['imagenotfound', 'IMAGE_PULL_NOT_FOUND'], ['KubeletDelayTooMuchTime', 'KUBELET_ACK_SLOW'], ['DiskPressureEvicted', 'EVICT_NODE_DISK'],
  ['CpuQuotaNotEnough', 'SCHED_EXTENDER'], ['example.com/lb_NotReady', 'GATE_READINESS'], ['SomethingEvicted', 'EVICT_NODE'],
])('%s of Lunettes is %s', (alias, code) => {
  expect(codeOfAlias(alias)).toBe(code);
});

test.each(['', 'IMAGE_PULL_NOT_FOUND', 'IMAGE', 'web-1'])('"%s" is no alias', (text) => {
  expect(codeOfAlias(text)).toBeUndefined();
});
