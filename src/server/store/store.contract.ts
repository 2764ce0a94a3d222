// What every engine of the store must do.
import { DAY_MS, epochMs } from '../../base/time';
import type { PodUid, Signal } from '../../pod/signal';
import type { AtRest } from '../../pod/record/stubs';
import { podRecord, podSignal } from '../../pod/testing/samples';
import type { RecordFilter, StoreReader, StoreWriter } from './store';

export interface StoreUnderTest {
  openWriter(retention?: { readonly days: number; readonly bytes: number }): StoreWriter;
  openReader(): StoreReader;
}

const T0 = epochMs(Date.UTC(2026, 0, 10, 12));
const NEVER = new AbortController().signal;
const ALL: RecordFilter = { from: epochMs(0), to: epochMs(8e15), openAtFrom: true, openOnly: false, limit: 100 };
const NOTHING = { heard: [], settled: [], open: [], closed: [], gaps: [] };

export function runStoreContract(name: string, open: () => StoreUnderTest): void {
  describe(`${name} as a store`, () => {
    test('a settled record is found by each of its dimensions, and by nothing else', async () => {
      const store = open();
      const writer = store.openWriter();
      await writer.write({ ...NOTHING, settled: [{ record: podRecord({ uid: 'u1', pod: 'web-1', namespace: 'shop', node: 'n1', start: T0, revision: 1 }), evidence: [] }] });
      const reader = store.openReader();
      const found = async (more: Partial<RecordFilter>): Promise<number> => (await reader.records({ ...ALL, ...more }, NEVER)).records.length;
      expect(await found({})).toBe(1);
      expect(await found({ pod: 'web-1', namespaces: ['shop'], node: 'n1', uid: 'u1' })).toBe(1);
      expect(await found({ search: 'eb-' })).toBe(1);
      expect(await found({ namespaces: ['other'] })).toBe(0);
      expect(await found({ namespaces: [] })).toBe(0);
      expect(await found({ pod: 'web' })).toBe(0);
      expect(await found({ pod: 'db-1|web-1', namespace: '!kube-system', node: '*' })).toBe(1);
      expect(await found({ pod: '!db-1|web-1' })).toBe(0);
      expect(await found({ namespace: 'other', namespaces: ['shop'] })).toBe(0);
      expect(await found({ code: '!IMAGE' })).toBe(1);
      expect(await found({ code: 'IMAGE|SCHED' })).toBe(0);
      await reader.close();
      await writer.close();
    });

    test('readers take the highest revision', async () => {
      const store = open();
      const writer = store.openWriter();
      for (const revision of [1, 3, 2]) {
        await writer.write({ ...NOTHING, settled: [{ record: podRecord({ uid: 'u1', start: T0, revision }), evidence: [] }] });
      }
      const reader = store.openReader();
      expect((await reader.records(ALL, NEVER)).records.map(({ revision }) => revision)).toEqual([3]);
      await reader.close();
      await writer.close();
    });

    test('a result that the limit cuts says so', async () => {
      const store = open();
      const writer = store.openWriter();
      const settled = [1, 2, 3].map((n) => ({ record: podRecord({ uid: `u${n}`, start: epochMs(T0 + n), revision: 1 }), evidence: [] }));
      await writer.write({ ...NOTHING, settled });
      const reader = store.openReader();
      const cut = await reader.records({ ...ALL, limit: 2 }, NEVER);
      expect([cut.truncated, cut.records.map(({ key }) => key.uid)]).toEqual([true, ['u3', 'u2']]);
      expect((await reader.records({ ...ALL, limit: 3 }, NEVER)).truncated).toBe(false);
      await reader.close();
      await writer.close();
    });

    test('journals and marks come back together, until the pod is closed', async () => {
      const store = open();
      const writer = store.openWriter();
      const signals = [podSignal('u1', T0)];
      const marks = { byResource: { pods: '17', events: '23' }, heardAt: T0, hearingSince: T0 };
      await writer.write({ ...NOTHING, heard: [{ uid: 'u1' as PodUid, signals }], open: [podRecord({ uid: 'u1', start: T0, revision: 0 })], marks });
      await writer.close();
      const reader = store.openReader();
      expect(await reader.resume()).toEqual({ marks, hearingSince: T0, journals: [{ uid: 'u1', signals, revision: 0 }], atRest: [], gaps: [] });
      await reader.close();
      const again = store.openWriter();
      const rest = { base: { ...podSignal('u1', T0, {}, 'listed'), kind: 'pod' as const }, revision: 2, told: { create: 1 } } as AtRest;
      await again.write({ ...NOTHING, closed: [{ uid: 'u1' as PodUid, rest }] });
      const later = store.openReader();
      expect(await later.resume()).toEqual({ marks, hearingSince: T0, journals: [], atRest: [rest], gaps: [] });
      await later.close();
      await again.close();
    });

    test('a journal that settled comes back with its revision, until it is closed', async () => {
      const store = open();
      const writer = store.openWriter();
      const uid = 'u1' as PodUid;
      await writer.write({ ...NOTHING, heard: [{ uid, signals: [podSignal('u1', T0)] }], settled: [2, 1].map((revision) => ({ record: podRecord({ uid: 'u1', start: T0, revision }), evidence: [] })) });
      const reader = store.openReader();
      expect((await reader.resume()).journals).toMatchObject([{ uid, revision: 2 }]);
      await writer.write({ ...NOTHING, closed: [{ uid }] });
      await writer.write({ ...NOTHING, heard: [{ uid, signals: [podSignal('u1', T0)] }] });
      expect((await reader.resume()).journals).toMatchObject([{ uid, revision: 0 }]);
      await reader.close();
      await writer.close();
    });

    test('evidence lies beside its record', async () => {
      const store = open();
      const writer = store.openWriter();
      const evidence: readonly Signal[] = [podSignal('u1', T0)];
      const record = podRecord({ uid: 'u1', start: T0, revision: 1 });
      await writer.write({ ...NOTHING, settled: [{ record, evidence }] });
      const reader = store.openReader();
      expect(await reader.evidence(record.key, NEVER)).toEqual(evidence);
      await reader.close();
      await writer.close();
    });

    test('retention drops old days, and says which', async () => {
      const store = open();
      const writer = store.openWriter({ days: 2, bytes: 1e12 });
      await writer.write({ ...NOTHING, settled: [0, 1, 2, 3].map((n) => ({ record: podRecord({ uid: `u${n}`, start: epochMs(T0 + n * DAY_MS), revision: 1 }), evidence: [] })) });
      expect(await writer.retain(epochMs(T0 + 3 * DAY_MS))).toEqual(['Records of 2026-01-10 were dropped: older than 2 days.']);
      const reader = store.openReader();
      expect((await reader.records(ALL, NEVER)).records).toHaveLength(3);
      await reader.close();
      await writer.close();
    });

    test('a gap that ends replaces the gap that lasted', async () => {
      const store = open();
      const writer = store.openWriter();
      await writer.write({ ...NOTHING, gaps: [{ from: T0, resources: ['pods'] }] });
      await writer.write({ ...NOTHING, gaps: [{ from: T0, to: epochMs(T0 + 5), resources: ['pods'] }] });
      const reader = store.openReader();
      expect(await reader.gaps(T0, epochMs(T0 + 1), NEVER)).toEqual([{ from: T0, to: T0 + 5, resources: ['pods'] }]);
      await reader.close();
      await writer.close();
    });
  });
}
