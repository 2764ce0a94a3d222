// Incidents as cells of other answers.
import type { EpochMs } from '../../base/time';
import type { PodRecord } from '../../pod/record/record';
import type { SeenIncident } from './access';

/** The cell of the columns named `incident`. Counts are of the pods that the asker may see. */
export function incidentCell(incident: SeenIncident): object {
  const { id, dimension, value, code, owner, since, until, members, lift, pValue, partly } = incident;
  return {
    id, dimension, value, code, owner, since, until: until ?? null, pods: members.length, open: members.filter((one) => one.until === undefined).length,
    workloads: new Set(members.map(({ workload }) => workload)).size, lift, pValue, partly,
  };
}

/** The incident that a record belongs to: its pod is a member, and its code is the incident's. */
export function incidentOf(record: PodRecord, incidents: readonly SeenIncident[]): SeenIncident | undefined {
  const { key, diagnosis } = record;
  return diagnosis === undefined ? undefined : incidents.find(({ code, members }) => code === diagnosis.code && members.some(({ uid }) => uid === key.uid));
}

/** The stretch whose incidents the records may belong to: of what is open, those of now. */
export function stretchOf(records: readonly PodRecord[]): readonly [EpochMs, EpochMs] | undefined {
  const stretches = records.filter(({ diagnosis }) => diagnosis !== undefined).map(({ lifecycle: { open, start, end } }) => [open ? end.est : start.est, end.est] as const);
  const [first] = stretches;
  return first === undefined ? undefined : stretches.reduce<readonly [EpochMs, EpochMs]>(([from, to], [begin, end]) => [begin < from ? begin : from, end > to ? end : to], first);
}
