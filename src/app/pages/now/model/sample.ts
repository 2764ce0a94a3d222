// A group and a board for tests.
import type { Board, Group } from './board';

export const sampleGroup = (change: Partial<Group> = {}): Group => ({
  key: 'g', dimension: 'node', value: 'n1', code: 'NET_IP_EXHAUSTED', owner: 'platform', incident: undefined, sentence: 'No free address.', params: {}, pods: 1, missed: 0, indeterminate: 0, within: 1, lostMs: 1000,
  since: 0, next: undefined, worst: { uid: 'u', namespace: 'shop', pod: 'web-1', sliMs: 1000, targetMs: 30_000 }, workloads: 1, nodes: 1, ...change,
});

export const sampleBoard = (change: Partial<Board> = {}): Board => ({
  at: 0, heardAt: 0, groups: [], causes: [], owners: [], total: 0, onTheirWay: 0, gated: 0, more: { groups: 0, pods: 0 }, way: [],
  hearing: { cluster: 'prod-1', state: 'watching', since: 0, lastHeard: 0, gaps: 0, objects: 10 }, ...change,
});
